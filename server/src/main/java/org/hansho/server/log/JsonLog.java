package org.hansho.server.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The server's own log: a line of JSON for each entry, whatever a message holds, with the time in
 * UTC. Records of tenants are in no entry above the level debug.
 */
public final class JsonLog extends Formatter {
  private static final JsonFactory JSON = new JsonFactory();

  /** Kept here, for a logger that nobody holds forgets its level. */
  private static final List<Logger> QUIETER =
      Stream.of("io.javalin", "org.eclipse.jetty", "com.zaxxer.hikari", "org.apache.kafka")
          .map(Logger::getLogger)
          .toList();

  /** Logs each try to connect. That a broker is away is logged once, by its reader. */
  private static final Logger RETRIES = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

  /** Lets everything that is logged from now on go to a handler, from the level info on. */
  public static void to(Handler handler) {
    LogManager.getLogManager().reset();
    handler.setFormatter(new JsonLog());
    Logger root = Logger.getLogger("");
    root.setLevel(Level.INFO);
    root.addHandler(handler);
    quiet();
    RETRIES.setLevel(Level.SEVERE);
  }

  /** Lets libraries say nothing but warnings, in a command that looks into a folder by itself. */
  public static void quiet() {
    QUIETER.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  @Override
  public String format(LogRecord entry) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("time", entry.getInstant().toString());
      json.writeStringField("level", level(entry.getLevel()));
      json.writeStringField("logger", String.valueOf(entry.getLoggerName()));
      json.writeStringField("message", formatMessage(entry));
      Throwable thrown = entry.getThrown();
      if (thrown != null) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        json.writeStringField("error", trace.toString());
      }
      json.writeEndObject();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return line.append('\n').toString();
  }

  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warn";
    }
    return level.intValue() >= Level.INFO.intValue()
        ? "info"
        : level.getName().toLowerCase(Locale.ROOT);
  }
}
