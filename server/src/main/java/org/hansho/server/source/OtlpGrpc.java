package org.hansho.server.source;

import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;

/**
 * {@code LogsService/Export} of the OpenTelemetry protocol over gRPC, on the same port as all else.
 * A call has one message and one answer; its status stands in the trailers of HTTP/2. What is not
 * taken now is {@code UNAVAILABLE}, which every exporter sends again; {@code RESOURCE_EXHAUSTED} is
 * final to those that find no time to wait in it. Source: gRPC over HTTP/2 protocol description;
 * OpenTelemetry protocol 1.11, "OTLP/gRPC".
 */
final class OtlpGrpc implements Protocol {
  private static final String PATH = "/opentelemetry.proto.collector.logs.v1.LogsService/Export";
  private static final String TYPE = "application/grpc";
  private static final int PREFIX = 5;

  static List<Route> routes(HttpIntake intake) {
    return List.of(Route.post(PATH, Role.INGEST, intake.handler(new OtlpGrpc())));
  }

  /** The message behind its prefix, which says whether it is packed and how long it is. */
  @Override
  public Packed body(Context call) throws IOException {
    if (!hasTrailers(call)) {
      throw new HttpProblem(
          400,
          Message.inEnglish("gRPC needs HTTP/2; over HTTP/1.1 send logs to /v1/logs.")
              .inJapanese("gRPC には HTTP/2 が必要です。HTTP/1.1 では、ログを /v1/logs に送ってください。"));
    }
    InputStream in = call.bodyInputStream();
    byte[] prefix = in.readNBytes(PREFIX);
    if (prefix.length < PREFIX) {
      throw new IOException("the message has no prefix of gRPC");
    }
    String encoding = call.header("grpc-encoding");
    boolean packed = prefix[0] != 0;
    long length = ByteBuffer.wrap(prefix, 1, Integer.BYTES).getInt() & 0xffff_ffffL;
    return new Packed(
        new MessageStream(in, length), packed ? (encoding == null ? "identity" : encoding) : "");
  }

  /** One message of the body; what follows it is refused. */
  private static final class MessageStream extends InputStream {
    private final InputStream in;
    private long left;

    MessageStream(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] block, int from, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int length = in.read(block, from, (int) Math.min(most, left));
      if (length < 0) {
        throw new IOException("the message is cut off");
      }
      left -= length;
      return length;
    }
  }

  @Override
  public Answer read(Context call, byte[] body, SourceNames names, Portions portions) {
    OtlpRecords records = new OtlpRecords(names.suggested(OtlpLogs.SOURCE), portions);
    try {
      new OtlpProtobuf(records).read(body);
    } catch (IOException broken) {
      throw new HttpProblem(
          400,
          Message.inEnglish("These are no logs: {0}.")
              .inJapanese("ログのデータとして読み取れません。{0}", JsonFault.of(broken)));
    }
    return (answered, settled) -> {
      HttpProblem problem = settled.problem(false);
      if (problem != null) {
        throw problem;
      }
      byte[] message = OtlpLogs.inProtobuf(records.rejected());
      byte[] framed = new byte[PREFIX + message.length];
      ByteBuffer.wrap(framed, 1, Integer.BYTES).putInt(message.length);
      System.arraycopy(message, 0, framed, PREFIX, message.length);
      answer(answered, 0, "");
      answered.result(new ByteArrayInputStream(framed));
    };
  }

  /** The code of gRPC for a problem of HTTP. */
  static int codeOf(HttpProblem problem) {
    return switch (problem.status()) {
      case 401 -> 16;
      case 403 -> 7;
      case 415 -> 12;
      case 429, 503 -> 14;
      default -> problem.status() < 500 ? 3 : 13;
    };
  }

  /** Missing rights are answered by the status of HTTP, which clients of gRPC handle too. */
  @Override
  public boolean refuse(Context call, HttpProblem problem) {
    if (problem.status() == 401 || problem.status() == 403 || !hasTrailers(call)) {
      return false;
    }
    answer(call, codeOf(problem), String.valueOf(problem.getMessage()));
    return true;
  }

  /** Few clients of HTTP/1.1 read trailers, and some fail at them. */
  private static boolean hasTrailers(Context call) {
    return call.protocol().startsWith("HTTP/2");
  }

  private static void answer(Context call, int code, String message) {
    Map<String, String> trailers = new HashMap<>();
    trailers.put("grpc-status", String.valueOf(code));
    if (!message.isEmpty()) {
      trailers.put(
          "grpc-message", URLEncoder.encode(message, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    call.status(200).contentType(TYPE);
    call.res().setTrailerFields(() -> trailers);
  }
}
