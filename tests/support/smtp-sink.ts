/** A mail server that keeps what it is given: as much of SMTP as a client needs to deliver one mail. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

interface SinkMail {
  from: string;
  to: string[];
  /** Headers and body as sent, quoted-printable undone. */
  data: string;
}
export interface SmtpSink {
  readonly url: string;
  readonly mails: SinkMail[];
  close(): Promise<void>;
}

export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: SinkMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    converse(socket, mails);
  });
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resume) => server.close(() => resume()));
    },
  };
}

function converse(socket: Socket, mails: SinkMail[]): void {
  let mail: SinkMail = { from: "", to: [], data: "" };
  let lines: string[] | null = null;
  let rest = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? "";

  function hear(line: string): void {
    if (lines) {
      if (line !== ".") return void lines.push(line.replace(/^\.\./, "."));
      mails.push({ ...mail, data: readable(lines.join("\n")) });
      mail = { from: "", to: [], data: "" };
      lines = null;
      return void say("250 kept");
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "MAIL") mail.from = addressIn(line);
    if (verb === "RCPT") mail.to.push(addressIn(line));
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    if (verb !== "DATA") return void say("250 ok");
    lines = [];
    say("354 go on");
  }

  socket.setEncoding("utf8");
  socket.on("data", (chunk) => {
    const all = (rest + chunk).split("\r\n");
    rest = all.pop() ?? "";
    for (const line of all) hear(line);
  });
  say("220 sink");
}

const readable = (data: string): string =>
  data
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
