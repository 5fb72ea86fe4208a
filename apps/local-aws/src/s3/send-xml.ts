import type { FastifyReply } from 'fastify';
import { buildXml, type XmlNode } from './xml.ts';

export function sendXml(reply: FastifyReply, root: string, content: XmlNode): FastifyReply {
  return reply.header('content-type', 'application/xml').send(buildXml(root, content));
}

/** In S3 every object has an owner; here it is always this account. */
export const owner = { ID: 'local', DisplayName: 'local' };
