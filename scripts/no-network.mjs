// Stands in the bundle for what citation-js fetches addresses with: Verbatim asks nothing of any network.
const refused = () => {
  throw new Error('Verbatim asks nothing of any network');
};
export default () => ({ fetch: refused, Headers: class {}, Request: class {}, Response: class {} });
export const fetch = refused;
