package org.hansho.cli.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hansho.format.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be read, as JSON lines in a file of their own until it is their turn in
 * the common file. So their order does not depend on threads, and they take no memory.
 *
 * <p>Belongs to one thread at a time. The first failure to write is kept and told at the end.
 */
final class DeadLetters {
  private final @Nullable Path folder;
  private @Nullable Path part;
  private @Nullable JsonGenerator json;
  private @Nullable IOException failure;

  /**
   * Nothing yet.
   *
   * @param folder where parts are kept; null if nobody wants the records
   */
  DeadLetters(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Keeps a record. */
  void add(Malformed record, String source) {
    if (folder == null || failure != null) {
      return;
    }
    try {
      JsonGenerator out = json == null ? open(folder) : json;
      out.writeStartObject();
      out.writeStringField("source", source);
      out.writeNumberField("position", record.position());
      out.writeNumberField("length", record.length());
      out.writeStringField("reason", record.reason());
      out.writeStringField("record", new String(record.sample(), StandardCharsets.UTF_8));
      out.writeEndObject();
      out.writeRaw('\n');
    } catch (IOException e) {
      failure = e;
    }
  }

  private JsonGenerator open(Path in) throws IOException {
    Path file = Files.createTempFile(in, ".hansho-", ".part");
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    JsonGenerator opened = new JsonFactory().createGenerator(out);
    opened.setRootValueSeparator(null);
    part = file;
    json = opened;
    return opened;
  }

  /** Appends all records to the common file and forgets them. */
  void moveTo(OutputStream common) throws IOException {
    if (failure != null) {
      discard();
      throw failure;
    }
    if (json != null && part != null) {
      json.close();
      Files.copy(part, common);
      discard();
    }
  }

  /** Forgets all records. */
  void discard() throws IOException {
    if (json != null) {
      json.close();
      json = null;
    }
    if (part != null) {
      Files.deleteIfExists(part);
      part = null;
    }
  }
}
