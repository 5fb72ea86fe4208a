import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { connect, type Socket } from 'node:net';

/**
 * Listens on a loopback port and passes each request on to one of the others in turn, as a load balancer does: one that
 * takes no connection is passed over, and one that ends in the middle of a request ends it.
 */
export async function balance(port: number, targets: number[]): Promise<{ close: () => void }> {
  let turn = 0;
  const server = createServer(async (request, response) => {
    const first = turn++;
    for (const [index] of targets.entries()) {
      const socket = await open(targets[(first + index) % targets.length]);
      if (socket) return passOn(request, response, socket);
    }
    response.destroy();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function open(port = 0): Promise<Socket | undefined> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return socket;
  } catch {
    return undefined;
  }
}

/** A connection has one request, so that nobody sends another one on it while it is being closed. */
function passOn(request: IncomingMessage, response: ServerResponse, socket: Socket): void {
  const { method, url: path, headers } = request;
  const options = {
    method,
    path,
    headers: { ...headers, connection: 'close' },
    createConnection: () => socket,
  };
  const sent = send(options, (answer) => {
    const { connection: _, ...others } = answer.headers;
    response.writeHead(answer.statusCode ?? 500, others);
    answer.on('error', () => response.destroy()).pipe(response);
  });
  sent.on('error', () => response.destroy());
  response.on('close', () => sent.destroy());
  request.pipe(sent);
}
