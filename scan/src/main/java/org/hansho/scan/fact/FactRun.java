package org.hansho.scan.fact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.hansho.detect.Observation;
import org.hansho.detect.SubscriberTable;
import org.hansho.detect.Subscribers;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Observations in order, in memory or in a file. */
sealed interface FactRun {
  /** How many observations it has. */
  int size();

  /** How many bytes of the heap they take; 0 in a file. */
  long inMemory();

  /**
   * Opens it at its beginning, for those subscribers; facts that none of them subscribes to are
   * skipped.
   */
  Cursor open(SubscriberTable table) throws IOException;

  /** Moves over the observations of a run. */
  interface Cursor extends AutoCloseable {
    /** The next one, or null behind the last. */
    @Nullable Observation next() throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Observations in memory. */
  record Held(List<Observation> observations, long inMemory) implements FactRun {
    @Override
    public int size() {
      return observations.size();
    }

    @Override
    public Cursor open(SubscriberTable table) {
      Cursor whole = cursor();
      return new Cursor() {
        @Override
        public @Nullable Observation next() throws IOException {
          Observation next = heard();
          while (next != null && next.subscribers().isEmpty()) {
            next = heard();
          }
          return next;
        }

        private @Nullable Observation heard() throws IOException {
          Observation next = whole.next();
          return next == null ? null : table.of(next);
        }

        @Override
        public void close() {}
      };
    }

    Cursor cursor() {
      return new Cursor() {
        private int at;

        @Override
        public @Nullable Observation next() {
          return at < observations.size() ? observations.get(at++) : null;
        }

        @Override
        public void close() {}
      };
    }
  }

  /** Observations in a file: each behind its length and the number of its rules. */
  record Written(Path file, int size, FactFolder folder) implements FactRun {
    static final int BUFFER = 1 << 16;

    /** Writes observations, which are in order, to a new file. */
    static Written of(Cursor observations, FactFolder folder) throws IOException {
      Path file = folder.newFile("facts-");
      StateWriter one = new StateWriter();
      StateWriter block = new StateWriter();
      IdentityHashMap<Subscribers, Integer> numbers = new IdentityHashMap<>();
      String lastName = "";
      int lastSource = -1;
      int size = 0;
      try (OutputStream out = folder.write(file)) {
        Observation next = observations.next();
        while (next != null) {
          String name = next.origin().source();
          if (lastSource < 0 || !name.equals(lastName)) {
            lastSource = folder.sources().number(name);
            lastName = name;
          }
          one.clear();
          Subscribers rules = next.subscribers();
          int number = numbers.computeIfAbsent(rules, folder.combinations()::number);
          one.count(number);
          if (number == Combinations.UNNUMBERED) {
            rules.write(one);
            numbers.remove(rules);
          }
          next.write(one, lastSource);
          block.bytes(one.buffer(), 0, one.size());
          if (block.size() > BUFFER) {
            out.write(block.buffer(), 0, block.size());
            block.clear();
          }
          size++;
          next = observations.next();
        }
        out.write(block.buffer(), 0, block.size());
      }
      return new Written(file, size, folder);
    }

    @Override
    public long inMemory() {
      return 0;
    }

    @Override
    public Cursor open(SubscriberTable table) throws IOException {
      return new Reading(Files.newInputStream(file), table, folder);
    }

    void delete() throws IOException {
      folder.delete(file);
    }
  }

  /** Reads a file of observations. */
  final class Reading implements Cursor {
    private final InputStream in;
    private final SubscriberTable table;
    private final Combinations combinations;
    private final List<String> sources;
    private @Nullable Subscribers[] numbered = new @Nullable Subscribers[64];
    private byte[] block = new byte[Written.BUFFER];
    private int at;
    private int filled;

    Reading(InputStream in, SubscriberTable table, FactFolder folder) {
      this.in = in;
      this.table = table;
      this.combinations = folder.combinations();
      this.sources = folder.sources().names();
    }

    @Override
    public @Nullable Observation next() throws IOException {
      while (has(1)) {
        int length = length();
        if (!has(length)) {
          throw new IOException("facts that were laid aside are cut short");
        }
        StateReader reader = new StateReader(block, at, at + length);
        at += length;
        Subscribers subscribers = subscribers(reader);
        if (!subscribers.isEmpty()) {
          return Observation.read(reader, subscribers, sources);
        }
      }
      return null;
    }

    private int length() throws IOException {
      int length = 0;
      for (int shift = 0; has(1); shift += 7) {
        byte b = block[at++];
        length |= (b & 0x7F) << shift;
        if (b >= 0) {
          break;
        }
      }
      return length;
    }

    private Subscribers subscribers(StateReader reader) {
      int number = reader.count();
      if (number == Combinations.UNNUMBERED) {
        return table.read(reader);
      }
      if (number >= numbered.length) {
        numbered = Arrays.copyOf(numbered, 2 * number);
      }
      Subscribers known = numbered[number];
      if (known == null) {
        known = table.of(combinations.get(number));
        numbered[number] = known;
      }
      return known;
    }

    /** Whether so many bytes more stand in the block, which is filled up for that. */
    private boolean has(int bytes) throws IOException {
      if (filled - at >= bytes) {
        return true;
      }
      System.arraycopy(block, at, block, 0, filled - at);
      filled -= at;
      at = 0;
      if (bytes > block.length) {
        block = Arrays.copyOf(block, bytes * 2);
      }
      filled += Math.max(0, in.readNBytes(block, filled, block.length - filled));
      return filled >= bytes;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
