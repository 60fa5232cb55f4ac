"use client";
/** The last resort, when even the frame of the page broke: without theme, fonts or components of the app. */
export default function GlobalErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body
        style={{
          margin: 0,
          minHeight: "100vh",
          display: "grid",
          placeContent: "center",
          justifyItems: "center",
          gap: 14,
          padding: 24,
          textAlign: "center",
          font: "14px/20px system-ui, sans-serif",
          colorScheme: "light dark",
        }}
      >
        <title>Something went wrong · Throughline</title>
        <h1 style={{ margin: 0, font: "600 16px/22px system-ui, sans-serif" }}>
          Throughline could not show this page.
        </h1>
        <p style={{ margin: 0, maxWidth: 320 }}>
          What you changed on a board is kept. Load the page again; if that doesn't help, tell whoever runs
          this server.
        </p>
        {/* Drawn at build time this page may run no script: then the form itself loads the address again. */}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            reset();
          }}
        >
          <button type="submit" style={{ font: "inherit", padding: "6px 14px" }}>
            Load again
          </button>
        </form>
      </body>
    </html>
  );
}
