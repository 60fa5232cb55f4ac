/** Mail over SMTP where the environment sets it up; otherwise nothing is sent and links are copied by hand. */
import nodemailer from "nodemailer";
import type { Config } from "#server/config.ts";
import type { Mailer } from "#server/ports.ts";

export function createMailer({ mail }: Pick<Config, "mail">): Mailer {
  if (!mail) {
    return {
      isConfigured: false,
      send: () => Promise.reject(new Error("mail isn't set up: SMTP_URL and MAIL_FROM")),
    };
  }
  const transport = nodemailer.createTransport(mail.smtpUrl, { from: mail.from });
  return {
    isConfigured: true,
    send: async ({ to, subject, text, html }) => {
      await transport.sendMail({ to, subject, text, ...(html === undefined ? {} : { html }) });
    },
  };
}
