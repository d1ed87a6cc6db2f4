package org.hansho.server.source;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;

/**
 * {@code POST /v1/logs}: logs of the OpenTelemetry protocol over HTTP, as Protocol Buffers or JSON.
 * Each log record is a record of the source {@code otlp}. Records that are larger than one may be
 * are said to be rejected, the others are kept (partial success). Source: OpenTelemetry protocol
 * 1.11, "OTLP/HTTP".
 */
final class OtlpLogs implements Protocol {
  static final String SOURCE = "otlp";
  private static final String JSON = "application/json";
  private static final String PROTOBUF = "application/x-protobuf";

  static List<Route> routes(HttpIntake intake) {
    return List.of(Route.post("/v1/logs", Role.INGEST, intake.handler(new OtlpLogs())));
  }

  private static boolean isJson(Context call) {
    String type = call.header("Content-Type");
    return type != null && type.startsWith(JSON);
  }

  @Override
  public Answer read(Context call, byte[] body, SourceNames names, Portions portions) {
    OtlpRecords records = new OtlpRecords(names.suggested(SOURCE), portions);
    boolean json = isJson(call);
    try {
      if (json) {
        new OtlpJson(records).read(body);
      } else {
        new OtlpProtobuf(records).read(body);
      }
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
      answered.contentType(json ? JSON : PROTOBUF);
      answered.result(json ? inJson(records.rejected()) : inProtobuf(records.rejected()));
    };
  }

  private static byte[] inJson(int rejected) {
    String answer =
        rejected == 0
            ? "{}"
            : "{\"partialSuccess\":{\"rejectedLogRecords\":\""
                + rejected
                + "\",\"errorMessage\":\""
                + reason()
                + "\"}}";
    return answer.getBytes(StandardCharsets.UTF_8);
  }

  /** An {@code ExportLogsServiceResponse}. */
  static byte[] inProtobuf(int rejected) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    if (rejected > 0) {
      ByteArrayOutputStream partial = new ByteArrayOutputStream();
      partial.write(1 << 3);
      number(rejected, partial);
      text(2, reason(), partial);
      answer.write(1 << 3 | 2);
      number(partial.size(), answer);
      answer.writeBytes(partial.toByteArray());
    }
    return answer.toByteArray();
  }

  private static String reason() {
    return "They are larger than http.max_record.";
  }

  /** A {@code google.rpc.Status}. */
  private static byte[] status(HttpProblem problem) {
    ByteArrayOutputStream status = new ByteArrayOutputStream();
    status.write(1 << 3);
    number(OtlpGrpc.codeOf(problem), status);
    text(2, String.valueOf(problem.getMessage()), status);
    return status.toByteArray();
  }

  private static void text(int field, String text, ByteArrayOutputStream out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(field << 3 | 2);
    number(bytes.length, out);
    out.writeBytes(bytes);
  }

  private static void number(int number, ByteArrayOutputStream out) {
    int left = number;
    while (left > 0x7f) {
      out.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }

  @Override
  public boolean refuse(Context call, HttpProblem problem) {
    if (isJson(call)) {
      return false;
    }
    call.status(problem.status()).contentType(PROTOBUF).result(status(problem));
    return true;
  }
}
