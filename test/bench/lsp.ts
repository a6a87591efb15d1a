import { spawn } from 'node:child_process';

/** A language server as a process, spoken to over stdio; knows as little of the protocol as measuring needs. */
export interface Server {
  readonly pid: number;
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): void;
  end(): Promise<void>;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export function startServer(
  command: string,
  args: readonly string[],
  /** Hears what the server says unasked. */
  onNotification: (method: string, params: unknown) => void = () => {},
): Server {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const closed = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  let held: Buffer = Buffer.alloc(0);
  let next = 1;
  const send = (message: object) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const receive = (message: Message) => {
    if (message.method !== undefined) {
      // The server asks something of the editor: nothing is known, nothing is refused.
      if (message.id !== undefined) send({ id: message.id, result: null });
      else onNotification(message.method, message.params);
      return;
    }
    const request = waiting.get(message.id as number);
    if (!request) return;
    waiting.delete(message.id as number);
    if (message.error) request.reject(new Error(`${message.error.code} ${message.error.message}`));
    else request.resolve(message.result);
  };
  child.stdout.on('data', (data: Buffer) => {
    held = held.length === 0 ? data : Buffer.concat([held, data]);
    for (;;) {
      const border = held.indexOf('\r\n\r\n');
      if (border === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(held.toString('latin1', 0, border))?.[1]);
      if (held.length < border + 4 + length) return;
      const body = held.toString('utf8', border + 4, border + 4 + length);
      held = held.subarray(border + 4 + length);
      receive(JSON.parse(body) as Message);
    }
  });
  const request = (method: string, params: unknown): Promise<unknown> => {
    const id = next++;
    send({ id, method, params });
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };
  return {
    pid: child.pid!,
    request,
    notify: (method, params) => send({ method, params }),
    async end() {
      await request('shutdown', null).catch(() => {});
      send({ method: 'exit' });
      await closed;
    },
  };
}
