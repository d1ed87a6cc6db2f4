package org.hansho.benchmark.decoder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hansho.memory.instruction.Mode;

/**
 * Compares lengths of instructions with {@code objdump} and prints the share that is equal and the
 * differences by kind.
 *
 * <p>Arguments: {@code random BYTES SEED}, or {@code code FILE...} for the executable sections of
 * files and of those in folders.
 */
public final class ObjdumpComparison {
  private static final int LARGEST_PIECE = 1 << 24;

  private ObjdumpComparison() {}

  /** Compares and prints. */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("random")) {
      for (Mode mode : Mode.values()) {
        random(Long.parseLong(args[1]), Long.parseLong(args[2]), mode);
      }
    } else {
      code(Arrays.stream(args).skip(1).map(Path::of).toList());
    }
  }

  private static void random(long bytes, long seed, Mode mode) throws Exception {
    Random random = new Random(seed);
    LengthTally.Totals totals = new LengthTally.Totals();
    for (long left = bytes; left > 0; left -= LARGEST_PIECE) {
      byte[] piece = new byte[(int) Math.min(left, LARGEST_PIECE)];
      random.nextBytes(piece);
      compare(piece, mode, totals);
    }
    System.out.println("random bytes, " + mode);
    totals.print();
  }

  private static void code(List<Path> roots) throws Exception {
    LengthTally.Totals totals = new LengthTally.Totals();
    for (Path file : ExecutableSections.files(roots)) {
      for (ExecutableSections.Code code : ExecutableSections.of(file)) {
        compare(code.bytes(), code.mode(), totals);
      }
    }
    totals.print();
  }

  private static void compare(byte[] code, Mode mode, LengthTally.Totals totals) throws Exception {
    LengthTally tally = new LengthTally(code, mode, totals);
    ObjdumpListing.read(code, mode, tally::line);
  }
}
