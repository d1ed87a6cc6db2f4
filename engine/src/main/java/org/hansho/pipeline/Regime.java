package org.hansho.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hansho.detect.Delivery;
import org.hansho.detect.SeededHashes;
import org.hansho.record.Format;

/**
 * A way to hand the same records to a pipeline; none of them may show in the alerts.
 *
 * <p>Formats with memory read one source in order, so regimes that spread or shuffle records leave
 * them alone.
 */
enum Regime {
  ONE_BLOCK("in one block"),
  LINE_BY_LINE("line by line"),
  ODD_PIECES("in pieces of odd sizes"),
  OTHER_SEED("under another secret seed"),
  SEVERAL_SOURCES("spread over several sources"),
  SHUFFLED("shuffled"),
  BATCHED(Delivery.BATCHED),
  OUT_OF_ORDER(Delivery.OUT_OF_ORDER),
  IN_PARTS(Delivery.IN_PARTS),
  SAVED_AND_RESTORED(Delivery.SAVED_AND_RESTORED);

  private static final int[] ODD_SIZES = {61, 7, 509, 1, 4093};
  private static final int SOURCES = 3;
  private static final long SEED = 20_260_302;

  private static final byte[] OTHER =
      Arrays.copyOf("another seed".getBytes(StandardCharsets.UTF_8), SeededHashes.SEED_BYTES);

  private final String words;
  private final Delivery delivery;

  Regime(String words) {
    this.words = words;
    this.delivery = Delivery.ONE_BY_ONE;
  }

  Regime(Delivery delivery) {
    this.words = "with facts " + delivery.words();
    this.delivery = delivery;
  }

  /** The engine that some records are handed to in a regime with a seed of its own. */
  static Engine underOtherSeed(Engine engine) {
    return engine.with(SeededHashes.of(OTHER));
  }

  /** Whether the estimates in sentences are the same. */
  boolean estimatesTheSame() {
    return this != OTHER_SEED;
  }

  /** How the facts reach the detectors. */
  Delivery delivery() {
    return delivery;
  }

  /** How a failure names the regime. */
  String words() {
    return words;
  }

  boolean suits(Format format) {
    return switch (this) {
      case ONE_BLOCK,
          LINE_BY_LINE,
          ODD_PIECES,
          OTHER_SEED,
          BATCHED,
          OUT_OF_ORDER,
          IN_PARTS,
          SAVED_AND_RESTORED ->
          true;
      case SEVERAL_SOURCES, SHUFFLED -> !format.hasMemory();
    };
  }

  /** The sources, each the text of its records. */
  List<String> sources(List<String> blocks) {
    return switch (this) {
      case ONE_BLOCK,
          LINE_BY_LINE,
          ODD_PIECES,
          OTHER_SEED,
          BATCHED,
          OUT_OF_ORDER,
          IN_PARTS,
          SAVED_AND_RESTORED ->
          List.of(String.join("", blocks));
      case SHUFFLED -> {
        List<String> shuffled = new ArrayList<>(blocks);
        Collections.shuffle(shuffled, new Random(SEED));
        yield List.of(String.join("", shuffled));
      }
      case SEVERAL_SOURCES -> {
        List<StringBuilder> texts = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
          if (i < SOURCES) {
            texts.add(new StringBuilder());
          }
          texts.get(i % SOURCES).append(blocks.get(i));
        }
        yield texts.stream().map(StringBuilder::toString).toList();
      }
    };
  }

  /** Where the block handed over after {@code from} ends. */
  int next(byte[] bytes, int from, int piece) {
    return switch (this) {
      case ONE_BLOCK,
          OTHER_SEED,
          SEVERAL_SOURCES,
          SHUFFLED,
          BATCHED,
          OUT_OF_ORDER,
          IN_PARTS,
          SAVED_AND_RESTORED ->
          bytes.length;
      case ODD_PIECES -> Math.min(bytes.length, from + ODD_SIZES[piece % ODD_SIZES.length]);
      case LINE_BY_LINE -> {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        yield Math.min(bytes.length, end + 1);
      }
    };
  }
}
