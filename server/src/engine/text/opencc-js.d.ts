declare module 'opencc-js/dict/*' {
  /** `from to1 to2|from to|…` */
  const data: string;
  export default data;
}
