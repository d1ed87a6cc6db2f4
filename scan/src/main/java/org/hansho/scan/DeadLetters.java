package org.hansho.scan;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.hansho.record.Fault;
import org.hansho.record.Malformed;
import org.hansho.scan.fact.FactFolder;
import org.jspecify.annotations.Nullable;

/**
 * Records that could not be read, in a file of their own until it is their turn in the common file,
 * where they become JSON lines, in English whatever the language. So their order does not depend on
 * threads, they take no memory, and their lines are counted in one pass.
 *
 * <p>Belongs to one thread at a time. The first failure to write is kept and thrown at the end.
 */
final class DeadLetters {
  private final @Nullable FactFolder folder;
  private @Nullable Path part;
  private @Nullable DataOutputStream out;
  private @Nullable IOException failure;

  /**
   * Nothing yet.
   *
   * @param folder where parts are kept; null if the records are not kept
   */
  DeadLetters(@Nullable FactFolder folder) {
    this.folder = folder;
  }

  /** Keeps a record. */
  void add(Malformed record, String source, String format) {
    if (folder == null || failure != null) {
      return;
    }
    try {
      DataOutputStream to = out == null ? open(folder) : out;
      text(to, source);
      to.writeLong(record.position());
      to.writeInt(record.length());
      to.writeInt(record.linesBefore());
      Fault.Words words = record.fault().english();
      text(to, words.reason());
      text(to, words.field());
      text(to, words.remedy());
      text(to, format);
      bytes(to, record.heading());
      bytes(to, record.sample());
    } catch (IOException e) {
      failure = e;
    }
  }

  private static void text(DataOutputStream to, String text) throws IOException {
    bytes(to, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(DataOutputStream to, byte[] bytes) throws IOException {
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  private DataOutputStream open(FactFolder in) throws IOException {
    Path file = in.newFile("letters-");
    part = file;
    DataOutputStream opened = new DataOutputStream(new BufferedOutputStream(in.write(file)));
    out = opened;
    return opened;
  }

  /**
   * Appends all records to the common file and forgets them.
   *
   * @param unit where they come from; pieces of a file must come in order
   * @param isText whether a source has lines
   */
  void moveTo(OutputStream common, Unit unit, LineNumbers numbers, Predicate<String> isText)
      throws IOException {
    if (failure != null) {
      discard();
      throw failure;
    }
    if (out == null || part == null) {
      return;
    }
    out.close();
    try (DeadLetterWriter letters = new DeadLetterWriter(part, common)) {
      numbers.read(
          unit,
          (name, lines) -> {
            try {
              letters.write(name, isText.test(name) ? lines : null);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      letters.writeRest();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    discard();
  }

  /** Appends all records to the common file, without lines, and forgets them. */
  void moveTo(OutputStream common) throws IOException {
    if (failure != null) {
      discard();
      throw failure;
    }
    if (out != null && part != null) {
      out.close();
      try (DeadLetterWriter letters = new DeadLetterWriter(part, common)) {
        letters.writeRest();
      }
      discard();
    }
  }

  /** Forgets all records. */
  void discard() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
    if (part != null && folder != null) {
      folder.delete(part);
      part = null;
    }
  }
}
