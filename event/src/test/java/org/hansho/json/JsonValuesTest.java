package org.hansho.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonValuesTest {
  private static List<String> visit(String json, int most) {
    byte[] bytes = ("xx" + json).getBytes(StandardCharsets.UTF_8);
    List<String> texts = new ArrayList<>();
    new JsonValues()
        .visit(
            bytes,
            2,
            bytes.length - 2,
            (buffer, offset, length) -> {
              texts.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
              return texts.size() < most;
            });
    return texts;
  }

  @Test
  void everyScalarValueIsShownDecodedAndKeysAreNot() {
    assertThat(
            visit(
                "{\"a\" : \"x\\ty\","
                    + " \"b\":[1.5e-3,true,null,{\"c\":\"\"}],\"d\\\"\":\"\\u00e9\",\"e\":-7}",
                100))
        .containsExactly("x\ty", "1.5e-3", "true", "", "\u00e9", "-7");
  }

  @Test
  void visitorMayHaveEnough() {
    assertThat(visit("[1,2,3]", 2)).containsExactly("1", "2");
  }

  @Test
  void brokenRecordsEndQuietly() {
    assertThat(visit("{\"a\":\"x\\", 9)).containsExactly("x\\");
    assertThat(visit("{\"a\"", 9)).containsExactly("a");
    assertThat(visit("\"", 9)).containsExactly("");
  }
}
