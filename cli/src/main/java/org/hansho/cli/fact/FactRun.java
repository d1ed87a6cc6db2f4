package org.hansho.cli.fact;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.hansho.detect.Fact;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/** Facts in order, in memory or in a file. */
sealed interface FactRun {
  /** How many of its facts are held in memory. */
  int inMemory();

  /** Opens it at its beginning. */
  Cursor open() throws IOException;

  /** Moves over the facts of a run. */
  interface Cursor extends Iterator<Fact>, AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /** Facts in memory. */
  record Held(List<Fact> facts) implements FactRun {
    @Override
    public int inMemory() {
      return facts.size();
    }

    @Override
    public Cursor open() {
      Iterator<Fact> iterator = facts.iterator();
      return new Cursor() {
        @Override
        public boolean hasNext() {
          return iterator.hasNext();
        }

        @Override
        public Fact next() {
          return iterator.next();
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Facts in a file: each behind its length. */
  record Written(Path file, long facts) implements FactRun {
    private static final int BUFFER = 1 << 16;

    /** Writes facts, which are in order, to a new file. */
    static Written of(Iterator<Fact> facts, Path folder) throws IOException {
      Path file = Files.createTempFile(folder, "facts-", ".run");
      StateWriter writer = new StateWriter();
      long count = 0;
      try (OutputStream stream = Files.newOutputStream(file);
          DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, BUFFER))) {
        while (facts.hasNext()) {
          writer.clear();
          facts.next().write(writer);
          out.writeInt(writer.size());
          out.write(writer.buffer(), 0, writer.size());
          count++;
        }
      }
      return new Written(file, count);
    }

    @Override
    public int inMemory() {
      return 0;
    }

    @Override
    public Cursor open() throws IOException {
      InputStream stream = Files.newInputStream(file);
      return new Reading(new DataInputStream(new BufferedInputStream(stream, BUFFER)), facts);
    }

    void delete() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** Reads a file of facts. */
  final class Reading implements Cursor {
    private final DataInputStream in;
    private long left;
    private byte[] bytes = new byte[1024];

    Reading(DataInputStream in, long facts) {
      this.in = in;
      this.left = facts;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Fact next() {
      if (left-- <= 0) {
        throw new NoSuchElementException();
      }
      try {
        int length = in.readInt();
        if (length > bytes.length) {
          bytes = new byte[length * 2];
        }
        in.readFully(bytes, 0, length);
        return Fact.read(new StateReader(bytes, 0, length));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
