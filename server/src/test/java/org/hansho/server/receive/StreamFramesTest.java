package org.hansho.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Messages are cut out of streams. */
class StreamFramesTest {
  private static final int LONGEST = 20;

  /** Notes what comes. */
  private static final class Noted implements StreamFrames.Sink {
    private final List<String> all = new ArrayList<>();

    @Override
    public void message(byte[] bytes, int from, int to) {
      all.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void refused(String reason) {
      all.add("!" + reason);
    }
  }

  /** Reads a stream in pieces of at most that many bytes. */
  private static List<String> read(String stream, int most) {
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    StreamFrames frames = new StreamFrames(LONGEST);
    Noted noted = new Noted();
    boolean goesOn = true;
    for (int at = 0; at < bytes.length && goesOn; at += most) {
      goesOn = frames.read(bytes, at, Math.min(bytes.length, at + most), noted);
      assertThat(frames.heldBytes()).isLessThanOrEqualTo(LONGEST);
    }
    if (goesOn) {
      frames.end(noted);
    }
    assertThat(frames.heldBytes()).isLessThanOrEqualTo(LONGEST);
    return noted.all;
  }

  private static void assertRead(String stream, String... expected) {
    for (int most = 1; most <= stream.length(); most++) {
      assertThat(read(stream, most)).as("in pieces of %d", most).containsExactly(expected);
    }
  }

  @Test
  void countedMessagesMayHoldAnything() {
    assertRead("5 <1>ab7 <1>\nc\u0000d", "<1>ab", "<1>\nc\u0000d");
    assertRead("5 <1>ab\n3 <2>\r\n1 x", "<1>ab", "<2>", "x");
  }

  @Test
  void otherMessagesEndWithALineFeedOrAZeroOrTheStream() {
    assertRead("<1>ab\n<2>c\u0000\n<3>d", "<1>ab", "<2>c", "<3>d");
    assertRead("2026-11-28 x\n12\n12345678901 y\n", "2026-11-28 x", "12", "12345678901 y");
    assertRead("12\n", "12");
  }

  @Test
  void whatIsTooLongIsPassedOverAndReportedOnce() {
    assertRead("21 " + "x".repeat(21) + "2 ab", "!too-long", "ab");
    assertRead("<1>" + "x".repeat(50) + "\n<2>\n", "!too-long", "<2>");
    assertRead("x".repeat(20) + "\n" + "y".repeat(21), "x".repeat(20), "!too-long");
    assertRead("999999999 ab", "!too-long", "!cut");
  }

  @Test
  void aStreamThatBreaksOffOrIsNoneIsReported() {
    assertRead("5 <1>a", "!cut");
    assertRead("5 <1>ab12", "<1>ab", "!cut");
    assertRead("2 abnonsense and more", "ab", "!framing");
    assertRead("2 ab0 ", "ab", "!framing");
  }

  @Test
  void anyBytesAreReadTheSameInAnyPieces() {
    SplittableRandom random = new SplittableRandom(11);
    String alphabet = "0123 9<>\nx\u0000\r";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder stream = new StringBuilder();
      int length = 1 + random.nextInt(80);
      for (int at = 0; at < length; at++) {
        stream.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String whole = stream.toString();
      assertThat(read(whole, 1 + random.nextInt(9)))
          .as(whole)
          .isEqualTo(read(whole, whole.length()));
    }
  }
}
