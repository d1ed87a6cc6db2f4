package org.hansho.server.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.hansho.alert.Language;
import org.hansho.alert.Message;
import org.hansho.casework.export.AlertFile;
import org.hansho.casework.export.format.AlertFormat;
import org.hansho.casework.export.format.AlertFormats;
import org.hansho.casework.export.format.Presentation;
import org.hansho.casework.export.format.Presentation.Era;
import org.hansho.casework.incident.Incidents;
import org.hansho.server.http.Hangup;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.tenant.TenantLists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/export}: all alerts of a query as a file, written while they are read. What
 * fails in the middle ends the connection, so that no reader takes a part for the whole.
 */
public final class ExportRoute implements Handler {
  /** Its path. */
  public static final String PATH = "/api/v1/export";

  private static final Logger LOG = LoggerFactory.getLogger(ExportRoute.class);

  /** While it is written, the store holds a connection and all that changes meanwhile. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int BUFFER = 64 << 10;
  private static final int LONGEST_NAME = 64;
  private static final long NANOS = 1_000_000_000L;

  private final AlertFile file;
  private final AskedAlerts asked;
  private final ExportTurns turns = new ExportTurns();

  /**
   * A route over files of a store.
   *
   * @param incidents that filters may name
   * @param lists the same
   */
  public ExportRoute(AlertFile file, Incidents incidents, TenantLists lists) {
    this.file = file;
    this.asked = new AskedAlerts(lists, incidents);
  }

  @Override
  public void handle(Context call) throws IOException {
    AlertRoutes.refusing(call, this::export);
  }

  private void export(Context call) throws IOException {
    AlertFormat format = format(call);
    Presentation presentation = presentation(call);
    Filters.Asked wanted = asked.of(call);
    turns.take(
        () -> {
          call.contentType(format.mediaType());
          call.header(
              "Content-Disposition", "attachment; filename=\"alerts." + format.ending() + "\"");
          write(
              call,
              out -> file.write(wanted.query(), wanted.test(), format, presentation, now(), out));
        });
  }

  /** The format that a call asks for. */
  static AlertFormat format(Context call) {
    return AlertFormats.of(AlertRoutes.one(call, "format", "native", name -> name))
        .orElseThrow(
            () ->
                new HttpProblem(
                    400,
                    Message.inEnglish("The parameter format is one of {0}.")
                        .inJapanese(
                            "パラメーター format には、次のいずれかを指定してください。{0}",
                            String.join(", ", AlertFormats.names()))));
  }

  /** Writes a file. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static void write(Context call, Writing file) throws IOException {
    OutputStream answer = new TimeLimitedOutput(call.outputStream(), System::nanoTime, LONGEST);
    OutputStream out = new BufferedOutputStream(answer, BUFFER);
    try {
      file.to(out);
      out.flush();
    } catch (IOException | RuntimeException failure) {
      if (!call.res().isCommitted()) {
        call.res().reset();
        throw failure;
      }
      LOG.warn("An export ends in the middle", failure);
      Hangup.now(call);
    }
  }

  private static long now() {
    Instant now = Instant.now();
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NANOS), now.getNano());
  }

  /** The language, words and names that a call asks for. */
  static Presentation presentation(Context call) {
    return new Presentation(
        AlertRoutes.one(call, "language", "en", ExportRoute::language),
        AlertRoutes.one(call, "vendor", "Hansho", ExportRoute::name),
        AlertRoutes.one(call, "product", "Hansho", ExportRoute::name),
        AlertRoutes.one(call, "era", "own", ExportRoute::era),
        "");
  }

  static Language language(String code) {
    return Arrays.stream(Language.values())
        .filter(language -> language.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(code));
  }

  private static Era era(String word) {
    return switch (word) {
      case "own" -> Era.OWN;
      case "2020" -> Era.YEAR_2020;
      case "2024" -> Era.YEAR_2024;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static String name(String text) {
    if (text.isBlank()
        || text.length() > LONGEST_NAME
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
