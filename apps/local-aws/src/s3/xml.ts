import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { S3Error } from './errors.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  suppressEmptyNode: true,
  tagValueProcessor: (_name, value) => escapeText(String(value)),
});

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  removeNSPrefix: true,
});

export type XmlNode = { [name: string]: unknown };

const ofS3 = 'http://s3.amazonaws.com/doc/2006-03-01/';

export function buildXml(root: string, content: XmlNode, namespace: string = ofS3): string {
  const document = { [root]: { '@xmlns': namespace, ...content } };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;
}

export function buildErrorXml(content: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ Error: content })}`;
}

/** Reads the content of the root element, which must have this name. */
export function parseXml(root: string, text: string): XmlNode {
  try {
    const content = parser.parse(text, true)[root];
    if (typeof content === 'object' && content !== null) return content;
  } catch {
    // Any error of the parser means that the caller sent bad XML.
  }
  throw new S3Error('MalformedXML', 'The XML you provided was not well-formed or did not validate');
}

/** Lists the elements of this name, which may be many, one or none. */
export function childrenOf(node: XmlNode, name: string): XmlNode[] {
  const value = node[name];
  const list = Array.isArray(value) ? value : [value];
  return list.filter((child) => typeof child === 'object' && child !== null);
}

export function textOf(node: XmlNode, name: string): string | undefined {
  const value = node[name];
  return typeof value === 'string' ? value : undefined;
}

/** Control characters are escaped too: a parser would turn a carriage return into a line feed. */
function escapeText(text: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are legal in keys
  return text.replace(/[&<>"'\u0000-\u001f]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
