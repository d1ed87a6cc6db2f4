package org.hansho.benchmark.statement;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a PostgreSQL server what it makes of a statement, without running it.
 *
 * <p>Speaks the little of the wire protocol that this needs, as drivers cut a text at its
 * semicolons before they send it. A statement goes into {@code EXPLAIN (VERBOSE)} by the extended
 * protocol, which takes one statement at a time and plans it; of several the server says that it
 * has read them, and does nothing. Source: the chapter on the protocol in PostgreSQL's manual.
 */
final class PostgresqlParser implements AutoCloseable {
  private static final int PROTOCOL = 3 << 16;
  private static final String IDENTIFIER = "Query Identifier: ";
  private static final String SEVERAL = "cannot insert multiple commands";

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  /**
   * What the server says.
   *
   * @param state the SQLSTATE of its error; {@code 00000} if there is none
   * @param several whether it read several statements
   * @param identifier its own hash of the statement's structure, 0 if there is none
   */
  record Verdict(String state, boolean several, long identifier) {
    boolean isRead() {
      return state.equals("00000") || several;
    }
  }

  /** Connects as the owner of the server, which must trust local connections. */
  PostgresqlParser(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    byte[] start = bytes("user\0postgres\0database\0postgres\0\0");
    out.writeInt(start.length + 8);
    out.writeInt(PROTOCOL);
    out.write(start);
    out.flush();
    Verdict verdict = answer();
    if (!verdict.isRead()) {
      throw new IOException("the server refuses the connection with " + verdict.state());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Runs a statement of our own. */
  void run(String sql) throws IOException {
    message('Q', bytes(sql + "\0"));
    out.flush();
    Verdict verdict = answer();
    if (!verdict.state().equals("00000")) {
      throw new IOException(verdict.state() + " for " + sql);
    }
  }

  /** Reads and plans a statement. */
  Verdict parse(String sql) throws IOException {
    message('P', bytes("\0EXPLAIN (VERBOSE) " + sql + "\0\0\0"));
    message('B', new byte[8]);
    message('E', new byte[5]);
    message('S', new byte[0]);
    out.flush();
    return answer();
  }

  private void message(char kind, byte[] body) throws IOException {
    out.write(kind);
    out.writeInt(body.length + 4);
    out.write(body);
  }

  /** Reads messages until the server is ready for more. */
  private Verdict answer() throws IOException {
    Verdict verdict = new Verdict("00000", false, 0);
    while (true) {
      int kind = in.readUnsignedByte();
      byte[] body = new byte[in.readInt() - 4];
      in.readFully(body);
      String text = new String(body, StandardCharsets.UTF_8);
      if (kind == 'Z') {
        return verdict;
      }
      if (kind == 'E') {
        verdict = new Verdict(field(body, 'C'), text.contains(SEVERAL), 0);
      } else if (kind == 'D' && text.contains(IDENTIFIER)) {
        String number = text.substring(text.indexOf(IDENTIFIER) + IDENTIFIER.length()).trim();
        verdict = new Verdict("00000", false, Long.parseLong(number));
      }
    }
  }

  private static String field(byte[] body, char wanted) {
    int at = 0;
    while (at < body.length && body[at] != 0) {
      ByteArrayOutputStream value = new ByteArrayOutputStream();
      int kind = body[at++];
      while (body[at] != 0) {
        value.write(body[at++]);
      }
      at++;
      if (kind == wanted) {
        return value.toString(StandardCharsets.UTF_8);
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    message('X', new byte[0]);
    out.flush();
    socket.close();
  }
}
