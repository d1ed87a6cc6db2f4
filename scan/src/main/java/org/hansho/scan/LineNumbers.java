package org.hansho.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.hansho.files.source.Caps;
import org.hansho.files.source.OpenFile;
import org.hansho.files.source.Opened;
import org.hansho.files.source.Opening;
import org.hansho.files.source.SourceDoor;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.Unreadable.Trouble;
import org.hansho.record.Malformed;

/**
 * Finds on which lines of a source records stand, by reading the source once more.
 *
 * <p>Reading counts no lines, so a record that is fine costs nothing; only where a record could not
 * be read is its source read again, up to the last such record, and its line ends counted. Where
 * that cannot be done (standard input that was not kept, a file that is shorter now, an archive
 * that is damaged before the record), the line is {@link #UNKNOWN}. Belongs to one thread.
 */
final class LineNumbers {
  /** The line of a record whose line is unknown. */
  static final long UNKNOWN = 0;

  private static final int BUFFER = 1 << 16;

  /** Asks for lines of sources, each while it stands open. */
  interface Reader {
    /**
     * A source stands open.
     *
     * @param name as in {@link Opened}
     */
    void source(String name, Lines lines);
  }

  private enum Encoding {
    BYTES,
    UTF_16_LITTLE,
    UTF_16_BIG
  }

  private final Opening opening;
  private final byte[] buffer = new byte[BUFFER];

  // How far the source was counted; a piece of a file goes on where the piece before it ended.
  private String counted = "";
  private long position;
  private long lineEnds;
  private Encoding encoding = Encoding.BYTES;
  private int byteBefore;

  /** Reads files again within the caps within which they were read. */
  LineNumbers(Caps caps) {
    this.opening = new Opening(caps);
  }

  /** Opens what was read in a unit once more; pieces of a file come in order. */
  void read(Unit unit, Reader reader) {
    SourceFile file = unit.file();
    if (file.isStandardInput() || !Files.isRegularFile(file.path())) {
      return;
    }
    try (SourceDoor door = new SourceDoor();
        OpenFile open = door.open(file)) {
      if (open.size() < file.size()) {
        return;
      }
      if (unit.isPiece()) {
        piece(file.name(), open.from(0), reader);
      } else {
        opening.open(file.name(), open.from(0), new Sources(reader));
      }
    } catch (IOException e) {
      // The lines stay unknown; that the source cannot be read was reported when it was first read.
    }
  }

  private void piece(String name, InputStream in, Reader reader) throws IOException {
    if (!counted.equals(name)) {
      begin(name);
    }
    in.skipNBytes(position);
    reader.source(name, new Lines(in));
  }

  private void begin(String name) {
    counted = name;
    position = 0;
    lineEnds = 0;
    encoding = Encoding.BYTES;
    byteBefore = 0;
  }

  /** The lines of one source, asked for in the order of its bytes. */
  final class Lines {
    private final InputStream in;
    private boolean failed;

    private Lines(InputStream in) {
      this.in = in;
    }

    /**
     * The line where the fault of a record shows.
     *
     * @param place where the record begins
     * @param linesBefore as in {@link Malformed#linesBefore}
     * @return {@link #UNKNOWN} if the record begins before the one asked for last, or is not there
     */
    long of(long place, int linesBefore) {
      try {
        while (position < place && !failed) {
          int read = in.read(buffer, 0, (int) Math.min(BUFFER, place - position));
          failed = read <= 0;
          count(read);
        }
      } catch (IOException e) {
        failed = true;
      }
      return position == place ? 1 + lineEnds + linesBefore : UNKNOWN;
    }
  }

  private void count(int read) {
    int from = 0;
    while (position < 2 && from < read) {
      mark(buffer[from] & 0xFF);
      count(from, from + 1);
      from++;
    }
    count(from, read);
  }

  private void count(int from, int to) {
    if (encoding == Encoding.BYTES) {
      for (int i = from; i < to; i++) {
        lineEnds += buffer[i] == '\n' ? 1 : 0;
      }
    } else {
      int first = encoding == Encoding.UTF_16_BIG ? 0 : '\n';
      for (int i = from; i < to; i++) {
        boolean second = (position + i - from) % 2 == 1;
        lineEnds += second && byteBefore == first && buffer[i] == '\n' - first ? 1 : 0;
        byteBefore = buffer[i];
      }
    }
    if (to > from) {
      byteBefore = buffer[to - 1];
      position += to - from;
    }
  }

  /** Looks for the byte order mark of UTF-16, where a line end is a unit of two bytes. */
  private void mark(int b) {
    if (position == 1 && (byteBefore & 0xFF) == 0xFF && b == 0xFE) {
      encoding = Encoding.UTF_16_LITTLE;
    } else if (position == 1 && (byteBefore & 0xFF) == 0xFE && b == 0xFF) {
      encoding = Encoding.UTF_16_BIG;
    }
  }

  private final class Sources implements Opened {
    private final Reader reader;

    Sources(Reader reader) {
      this.reader = reader;
    }

    @Override
    public void opened(String name, InputStream content) {
      begin(name);
      reader.source(name, new Lines(content));
    }

    @Override
    public void failed(String name, Trouble trouble, String detail) {
      // See above.
    }
  }
}
