package org.hansho.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.junit.jupiter.api.Test;

class JsonScannerTest {
  private static final Fields FIELDS = Fields.of(List.of("a", "a.b", "list", "any", "longkeyed"));

  private static final JsonPaths PATHS =
      JsonPaths.builder()
          .path("a", FIELDS.id("a"))
          .path("a.b", FIELDS.id("a.b"))
          .path("list", FIELDS.id("list"))
          .nestedPath("data.*.any", FIELDS.id("any"))
          .path("longkeyed", FIELDS.id("longkeyed"))
          .build();

  private final Event event = new Event(FIELDS);
  private final JsonScanner scanner = new JsonScanner(PATHS, event, 8, 12);

  private int scan(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    event.begin(bytes, 0, bytes.length, 0);
    return scanner.read(bytes, 0, bytes.length);
  }

  private List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    int id = FIELDS.id(field);
    for (int slot = event.first(id); slot != Event.NONE; slot = event.next(slot)) {
      texts.add(event.text(slot));
    }
    return texts;
  }

  private void assertMalformed(String json, JsonFlaw flaw, int offset) {
    assertThat(scan(json)).as(json).isEqualTo(JsonScanner.MALFORMED);
    assertThat(scanner.flaw()).isEqualTo(flaw);
    assertThat(scanner.errorOffset()).isEqualTo(offset);
  }

  @Test
  void keyThatStandsTwiceGivesBothValues() {
    assertThat(scan("{\"a\":1,\"a\":\"2\"}")).isPositive();
    assertThat(texts("a")).containsExactly("1", "2");
  }

  @Test
  void r409KeysWithTheSameHashCodeAreNotKeptAnywhere() {
    StringBuilder text = new StringBuilder("{\"a\":1");
    for (int key = 0; key < 100_000; key++) {
      text.append(",\"");
      for (int bit = 0; bit < 17; bit++) {
        text.append((key >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":1");
    }
    byte[] bytes = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int pass = 0; pass < 2; pass++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      event.begin(bytes, 0, bytes.length, 0);
      assertThat(scanner.read(bytes, 0, bytes.length)).isEqualTo(bytes.length);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(texts("a")).containsExactly("1");
    assertThat(allocated).isLessThan(20_000);
  }

  @Test
  void dottedKeyAndNestedKeyAreOnePath() {
    assertThat(scan("{\"a.b\":1,\"a\":{\"b\":2,\"c\":{\"b\":3}}}")).isPositive();
    assertThat(texts("a.b")).containsExactly("1", "2");
  }

  @Test
  void arraysOnAPathAreSteppedThrough() {
    assertThat(scan("{\"a\":[{\"b\":1},[{\"b\":2}],3]}")).isPositive();
    assertThat(texts("a.b")).containsExactly("1", "2");
  }

  @Test
  void starStandsForAnyKey() {
    assertThat(scan("{\"data\":{\"Wrapper\":{\"any\":\"x\"},\"other\":{\"any\":\"y\"},\"any\":0}}"))
        .isPositive();
    assertThat(texts("any")).containsExactly("x", "y");
  }

  @Test
  void valueOfARememberedKeyMayStandApartAndBeOfAnotherKind() {
    for (String value :
        List.of("1", " 2", "\n\t3", "\"4\"", " \"5\"", "{\"b\":6}", " 7", "\"8\"")) {
      assertThat(scan("{\"list\":0,\"a\":" + value + ",\"any\":0}")).as(value).isPositive();
      String bare = value.strip();
      boolean quoted = bare.startsWith("\"");
      assertThat(texts("a")).containsExactly(quoted ? bare.substring(1, bare.length() - 1) : bare);
    }
  }

  @Test
  void escapedKeysAreCompared() {
    assertThat(scan("{\"\\u0061\":1,\"l\\u006fngkeyed\":2}")).isPositive();
    assertThat(texts("a")).containsExactly("1");
    assertThat(texts("longkeyed")).containsExactly("2");
  }

  @Test
  void keysThatShareEightBytesAreDistinguished() {
    assertThat(scan("{\"longkeyeX\":1,\"longkeyed\":2,\"longkeye\":3,\"longkeyed2\":4}"))
        .isPositive();
    assertThat(texts("longkeyed")).containsExactly("2");
  }

  @Test
  void hugeKeysAreSkipped() {
    String huge = "k".repeat(100_000);
    assertThat(scan("{\"" + huge + "\":1,\"" + huge + "\\n\":2,\"a\":3}")).isPositive();
    assertThat(texts("a")).containsExactly("3");
  }

  @Test
  void r403NestingIsBoundedOnAndOffThePaths() {
    for (String key : List.of("a", "nobody", "list")) {
      for (String bracket : List.of("[", "{\"a\":")) {
        String bomb = "{\"" + key + "\":" + bracket.repeat(200_000);
        assertThat(scan(bomb)).isEqualTo(JsonScanner.MALFORMED);
        assertThat(scanner.flaw()).isEqualTo(JsonFlaw.TOO_DEEP);
      }
    }
  }

  @Test
  void depthCountsTheSameOnAndOffThePaths() {
    String seven = "[".repeat(7) + "]".repeat(7);
    String eight = "[".repeat(8) + "]".repeat(8);
    for (String key : List.of("a", "nobody")) {
      assertThat(scan("{\"" + key + "\":" + seven + "}")).as(key).isPositive();
      assertThat(scan("{\"" + key + "\":" + eight + "}")).as(key).isNegative();
    }
  }

  @Test
  void r403ValuesAreBounded() {
    assertThat(scan("{\"list\":[1,2,3,4,5,6,7,8,9,10,11]}")).isPositive();
    for (String element : List.of("1", "true", "null", "\"x\"", "{}", "[]")) {
      String list = (element + ",").repeat(13).replaceAll(",$", "");
      assertThat(scan("{\"list\":[" + list + "]}")).as(element).isEqualTo(JsonScanner.MALFORMED);
      assertThat(scanner.flaw()).isEqualTo(JsonFlaw.TOO_MANY_VALUES);
    }
  }

  @Test
  void lineFeedInsideAStringIsMalformed() {
    assertMalformed("{\"a\":\"x\ny\"}", JsonFlaw.OPEN_STRING, 7);
    assertMalformed("{\"n\":\"xxxxxxxxxxxx\n\"}", JsonFlaw.OPEN_STRING, 18);
    assertMalformed("{\"n\":\"x\\\n\"}", JsonFlaw.OPEN_STRING, 8);
    assertMalformed("{\"a\n\":1}", JsonFlaw.OPEN_STRING, 3);
  }

  @Test
  void faultsAreNamedWithTheirPlace() {
    assertMalformed("{a:1}", JsonFlaw.NO_KEY, 1);
    assertMalformed("{\"a\" 1}", JsonFlaw.NO_COLON, 5);
    assertMalformed("{\"a\":1 \"b\":2}", JsonFlaw.OPEN_OBJECT, 7);
    assertMalformed("{\"list\":[1 2]}", JsonFlaw.OPEN_ARRAY, 11);
    assertMalformed("{\"a\":}", JsonFlaw.NO_VALUE, 5);
    assertMalformed("{\"n\":}", JsonFlaw.NO_VALUE, 5);
    assertMalformed("{\"a\":1,}", JsonFlaw.NO_KEY, 7);
    assertMalformed("{\"list\":[1,]}", JsonFlaw.NO_VALUE, 11);
    assertMalformed("{\"n\":[1}", JsonFlaw.UNPAIRED, 7);
    assertMalformed("{\"a\":nul1}", JsonFlaw.NO_VALUE, 5);
  }

  @Test
  void nullIsThereWithoutBytes() {
    assertThat(scan("{\"a\":null}")).isPositive();
    assertThat(texts("a")).containsExactly("");
  }
}
