import type { FastifyReply } from 'fastify';
import { AwsError } from '../aws-error.ts';

export const badRequest = (message: string): AwsError => new AwsError('BadRequestException', 400, message);
export const notFound = (message: string): AwsError => new AwsError('NotFoundException', 404, message);
export const conflict = (message: string): AwsError => new AwsError('ConflictException', 409, message);
export const unprocessable = (message: string): AwsError =>
  new AwsError('UnprocessableEntityException', 422, message);
export const notImplemented = (message: string): AwsError =>
  new AwsError('NotImplementedException', 501, message);

export function sendError(reply: FastifyReply, error: AwsError): FastifyReply {
  return reply.code(error.statusCode).header('x-amzn-ErrorType', error.name).send({ message: error.message });
}
