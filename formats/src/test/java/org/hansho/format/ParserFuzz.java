package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * Feeds mutated samples to a format and asserts what every reader owes: no exception, every byte
 * consumed, values inside their buffers, an amount of output that is linear in the input, and no
 * input that takes a second of processor time.
 *
 * <p>Deterministic: the same seed gives the same inputs. An input that fails is printed whole.
 */
public final class ParserFuzz {
  /** Inputs of a test that is not tied to a number: more where longer proofs are asked for. */
  public static final int INPUTS = Integer.getInteger("hansho.fuzz.inputs", 40_000);

  /** Caps small enough for an input to reach them. */
  private static final Limits LIMITS = new Limits(2048, 16, 256, 8, 16);

  private static final int LARGEST_INPUT = 3000;

  /** One input of so many is stretched beyond the lengths at which systems cut their texts. */
  private static final int SHORT_INPUTS = 50;

  private static final int LEAST_STRETCH = 3_900;
  private static final int MOST_STRETCH = 9_000;
  private static final String[] WORDS = {
    "\"",
    "\\",
    "\n",
    "\r\n",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "=",
    "'",
    "\\u",
    "\\ud800",
    "null",
    "-1",
    "0",
    "99999999999999999999",
    "1e999",
    "\u0000",
    "\u001d",
    " ",
    "\t",
    "<",
    ">",
    "(",
    ")"
  };

  private static final int INPUTS_OF_A_READER = 200;
  private static final long LONGEST_NANOS = 1_000_000_000L;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Format format;
  private final Fields fields;
  private final List<byte[]> samples;
  private final Random random;
  private @Nullable RecordReader opened;
  private int inputsOfReader;

  private ParserFuzz(Format format, Collection<String> fields, List<byte[]> samples, long seed) {
    this.format = format;
    this.fields = FormatSamples.fields(format, fields);
    this.samples = samples;
    this.random = new Random(seed);
  }

  /** Reads {@code inputs} mutations of the samples. */
  public static void run(
      Format format, Collection<String> fields, List<byte[]> samples, int inputs, long seed) {
    assertThat(samples).isNotEmpty();
    ParserFuzz fuzz = new ParserFuzz(format, fields, samples, seed);
    for (int i = 0; i < inputs; i++) {
      fuzz.one(fuzz.mutation());
    }
  }

  /** Reads one input, for a coverage-guided fuzzer. */
  public static void check(Format format, Collection<String> fields, byte[] input) {
    new ParserFuzz(format, fields, List.of(input), Arrays.hashCode(input)).one(input);
  }

  private void one(byte[] input) {
    CheckingSink sink = new CheckingSink(input.length);
    long begin = THREADS.getCurrentThreadCpuTime();
    try {
      int score = format.recognise(input, input.length);
      assertThat(score).as("recognition").isBetween(0, 100);
      int largest = random.nextBoolean() ? 64 : 4096;
      RecordReader reader = input.length > LARGEST_INPUT ? readerOfLong() : reader();
      BlockFeeder.inBlocks(reader, input, sink, random, largest);
      long nanos = THREADS.getCurrentThreadCpuTime() - begin;
      assertThat(nanos).as("nanoseconds of processor time").isLessThan(LONGEST_NANOS);
    } catch (RuntimeException | AssertionError e) {
      fail(format.name() + " on: " + new String(input, StandardCharsets.ISO_8859_1) + "<end>", e);
    }
  }

  /** A fresh reader; formats without memory read several inputs with one, since opening costs. */
  private RecordReader reader() {
    if (opened == null || format.hasMemory() || ++inputsOfReader > INPUTS_OF_A_READER) {
      opened = format.open(fields, LIMITS);
      inputsOfReader = 0;
    }
    return opened;
  }

  /** Caps that a long input keeps, or ones that it reaches. */
  private RecordReader readerOfLong() {
    return format.open(fields, random.nextBoolean() ? Limits.DEFAULT : LIMITS);
  }

  private byte[] mutation() {
    if (random.nextInt(SHORT_INPUTS) == 0) {
      return stretched();
    }
    byte[] bytes = excerpt();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes);
    }
    return bytes.length > LARGEST_INPUT ? Arrays.copyOf(bytes, LARGEST_INPUT) : bytes;
  }

  /** One or two values made long, then records of other excerpts behind them. */
  private byte[] stretched() {
    byte[] bytes = excerpt();
    for (int values = 1 + random.nextInt(2); values > 0; values--) {
      int at = random.nextInt(bytes.length + 1);
      byte[] letters = new byte[LEAST_STRETCH + random.nextInt(MOST_STRETCH - LEAST_STRETCH)];
      Arrays.fill(letters, (byte) (random.nextInt(4) == 0 ? random.nextInt() : 's'));
      bytes = spliced(bytes, at, at, letters);
    }
    for (int others = random.nextInt(3); others > 0; others--) {
      bytes = spliced(bytes, bytes.length, bytes.length, excerpt());
    }
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] excerpt() {
    byte[] sample = samples.get(random.nextInt(samples.size()));
    if (sample.length <= LARGEST_INPUT) {
      return sample;
    }
    int from = random.nextInt(sample.length - LARGEST_INPUT);
    while (from > 0 && sample[from - 1] != '\n') {
      from--;
    }
    return Arrays.copyOfRange(sample, from, Math.min(sample.length, from + LARGEST_INPUT));
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextBoolean() ? 8 : 300));
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes, at);
      case 1 -> spliced(bytes, at, end, new byte[0]);
      case 2 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      case 3 -> spliced(bytes, at, at, word());
      case 4 -> spliced(bytes, at, end, word());
      case 5 -> spliced(bytes, at, at, piece());
      default -> Arrays.copyOf(bytes, at);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    if (at < copy.length) {
      copy[at] =
          (byte) (random.nextBoolean() ? copy[at] ^ (1 << random.nextInt(8)) : random.nextInt());
    }
    return copy;
  }

  private byte[] word() {
    return WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] piece() {
    byte[] other = excerpt();
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(400)));
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = new byte[from + middle.length + bytes.length - to];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }

  /** Reads every value, so that late decoding is tried too, and counts. */
  private static final class CheckingSink implements EventSink {
    private final int inputLength;
    private long output;

    CheckingSink(int inputLength) {
      this.inputLength = inputLength;
    }

    @Override
    public void event(Event event) {
      checkPosition(event.position());
      int recordEnd = event.recordOffset() + event.recordLength();
      if (event.recordLength() < 0 || recordEnd > event.recordBuffer().length) {
        fail("record outside of its buffer");
      }
      for (int slot = 0; slot < event.slots(); slot++) {
        byte[] buffer = event.buffer(slot);
        if (event.length(slot) < 0 || event.start(slot) + event.length(slot) > buffer.length) {
          fail("value outside of its buffer: " + event.fields().name(event.field(slot)));
        }
      }
      event
          .keywordText()
          .visit(
              event,
              (buffer, offset, length) -> {
                output++;
                if (offset < 0 || length < 0 || offset + length > buffer.length) {
                  fail("text outside of its buffer");
                }
                return true;
              });
      count(1 + event.slots());
    }

    @Override
    public void malformed(Malformed record) {
      if (record.reason().isBlank()) {
        fail("a fault without a reason");
      }
      checkPosition(record.position());
      count(1);
    }

    private void checkPosition(long position) {
      if (position < 0 || position > inputLength) {
        fail("record at " + position + " of " + inputLength + " bytes");
      }
    }

    private void count(int steps) {
      output += steps;
      if (output > 1000L + 100L * inputLength) {
        fail("more output than is linear in the input");
      }
    }
  }
}
