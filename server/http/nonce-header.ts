/** The request header in which server/web-server.ts tells pages the nonce that their inline scripts must carry. */
export const nonceHeader = "x-nonce";
