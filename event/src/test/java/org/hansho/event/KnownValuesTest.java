package org.hansho.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownValuesTest {
  private final Fields fields = Fields.of(List.of("text"));
  private final Event event = new Event(fields);

  private int slot(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    event.begin(bytes, 0, bytes.length, 0);
    return event.add(fields.id("text"), ValueKind.STRING, 0, bytes.length);
  }

  @Test
  void aTextThatIsReadAsANumberIsNotTakenForAnotherText() {
    int slot = slot("12345");
    event.setIdentity(slot, 7);
    assertThat(event.identity(slot)).isEqualTo(7);
    assertThat(event.number(slot)).isEqualTo(12345);
    assertThat(event.identity(slot)).isZero();
  }

  @Test
  void aNumberIsNoAddress() {
    int slot = slot("3221225985");
    event.setFour(slot, 0xC0000201);
    assertThat(event.isKnownFour(slot)).isTrue();
    event.setNumber(slot, 3221225985L);
    assertThat(event.isKnownFour(slot)).isFalse();
    assertThat(event.number(slot)).isEqualTo(3221225985L);
  }
}
