package org.hansho.format.process;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hansho.record.Memory;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * What is known of running processes, learned from earlier events of the same source: parent,
 * program and command line by node and process id.
 *
 * <p>Holds at most {@value #PROCESSES} processes, {@value #MOST_TEXT} bytes of text each; a new one
 * takes the place of the oldest of its bucket, an id that is used again that of its former owner.
 * Belongs to one reader.
 */
public final class ProcessTable {
  /** The answer for a process that is not known. */
  public static final int UNKNOWN = -1;

  static final int PROCESSES = 1 << 14;

  /** Bytes of text that are kept of a process; half of it for its program. */
  static final int MOST_TEXT = 2048;

  private static final int WAYS = 4;
  private static final int BUCKETS = PROCESSES / WAYS;
  private static final int PIECES = 128;
  private static final int PIECE = PROCESSES / PIECES;
  private static final byte[] NOTHING = {};

  // Grown to their size when the first process is learned.
  private long[] id = {};
  private int[] parent = {};
  private int[] stamp = {};
  private byte[][] text = {};
  private short[] imageLength = {};
  private short[] commandLength = {};
  private int clock;
  private final boolean[] changed = new boolean[PIECES];

  private static long id(long node, long pid) {
    long mixed = (node ^ pid * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return (mixed ^ (mixed >>> 31)) | 1;
  }

  private static int bucket(long mixed) {
    return ((int) (mixed >>> 20) & (BUCKETS - 1)) * WAYS;
  }

  private void makeRoom() {
    id = new long[PROCESSES];
    parent = new int[PROCESSES];
    stamp = new int[PROCESSES];
    imageLength = new short[PROCESSES];
    commandLength = new short[PROCESSES];
    text = new byte[PROCESSES][];
    Arrays.fill(text, NOTHING);
  }

  /** The place of a process, or {@link #UNKNOWN}. */
  public int find(long node, long pid) {
    if (id.length == 0) {
      return UNKNOWN;
    }
    long wanted = id(node, pid);
    int from = bucket(wanted);
    for (int place = from; place < from + WAYS; place++) {
      if (id[place] == wanted) {
        return place;
      }
    }
    return UNKNOWN;
  }

  /** A place for a process: its own, a free one, or that of the oldest. */
  private int place(long node, long pid) {
    if (id.length == 0) {
      makeRoom();
    }
    long wanted = id(node, pid);
    int from = bucket(wanted);
    int oldest = from;
    for (int place = from; place < from + WAYS; place++) {
      if (id[place] == wanted) {
        return place;
      }
      if (id[place] == 0 || (id[oldest] != 0 && stamp[place] - stamp[oldest] < 0)) {
        oldest = place;
      }
    }
    id[oldest] = wanted;
    return oldest;
  }

  /** Learns which program a process runs; its command line is not known yet. */
  public int learn(long node, long pid, long parentPid, byte[] image, int start, int length) {
    int place = place(node, pid);
    stamp[place] = ++clock;
    changed[place / PIECE] = true;
    parent[place] = (int) parentPid;
    int kept = Math.min(length, MOST_TEXT / 2);
    ensure(place, kept);
    System.arraycopy(image, start, text[place], 0, kept);
    imageLength[place] = (short) kept;
    commandLength[place] = 0;
    return place;
  }

  /** Learns the command line of the process at a place. */
  public void learnCommand(int place, byte[] command, int start, int length) {
    changed[place / PIECE] = true;
    int from = imageLength[place];
    int kept = Math.min(length, MOST_TEXT - from);
    ensure(place, from + kept);
    System.arraycopy(command, start, text[place], from, kept);
    commandLength[place] = (short) kept;
  }

  private void ensure(int place, int bytes) {
    if (text[place].length < bytes) {
      int room = Math.min(MOST_TEXT, Math.max(bytes, 64) * 3 / 2);
      text[place] = Arrays.copyOf(text[place], room);
    }
  }

  /** The table in pieces of equal size. */
  public List<Memory.Piece> pieces() {
    return IntStream.range(0, PIECES).<Memory.Piece>mapToObj(SavedPlaces::new).toList();
  }

  /** Some of the places as they are saved. */
  private final class SavedPlaces implements Memory.Piece {
    private final int index;

    SavedPlaces(int index) {
      this.index = index;
    }

    @Override
    public boolean hasChanged() {
      return changed[index];
    }

    @Override
    public void save(StateWriter out) {
      int from = index * PIECE;
      for (int place = from; place < from + PIECE; place++) {
        if (id[place] != 0) {
          out.count(place - from);
          out.number(id[place]);
          out.number(parent[place]);
          out.number(stamp[place]);
          out.bytes(text[place], 0, imageLength[place] + commandLength[place]);
          out.count(imageLength[place]);
        }
      }
      changed[index] = false;
    }

    @Override
    public void restore(StateReader in) {
      if (id.length == 0) {
        makeRoom();
      }
      while (!in.atEnd()) {
        int place = index * PIECE + in.count();
        id[place] = in.number();
        parent[place] = (int) in.number();
        stamp[place] = (int) in.number();
        text[place] = in.bytes();
        imageLength[place] = (short) in.count();
        commandLength[place] = (short) (text[place].length - imageLength[place]);
        clock = stamp[place] - clock > 0 ? stamp[place] : clock;
      }
    }
  }

  /** The number of the parent of the process at a place. */
  public int parent(int place) {
    return parent[place];
  }

  /** Holds the program at its beginning and the command line behind it. */
  public byte[] text(int place) {
    return text[place];
  }

  /** How many bytes of the text are the program. */
  public int imageLength(int place) {
    return imageLength[place];
  }

  /** How many bytes of the text behind it are the command line; 0 if it is unknown. */
  public int commandLength(int place) {
    return commandLength[place];
  }
}
