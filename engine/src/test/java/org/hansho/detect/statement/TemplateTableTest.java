package org.hansho.detect.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class TemplateTableTest {
  private static final int DAY = 1_440;

  private static KnownTemplate template(long hash, int minute, int tokens) {
    KnownTemplate template = new KnownTemplate(hash, minute, 0);
    template.see(minute, 1, false);
    template.keep(new short[tokens], new byte[KnownTemplate.LONGEST_TEXT]);
    return template;
  }

  @Test
  void aTableIsBoundedInNumberAndBytes() {
    TemplateTable table = new TemplateTable(TemplateTable.MOST);
    for (int i = 0; i < 20_000; i++) {
      table.add(template(i * 0x9E3779B97F4A7C15L, i, i % 1_024));
      assertThat(table.size()).isLessThanOrEqualTo(TemplateTable.MOST);
    }
    StateWriter saved = new StateWriter();
    table.write(saved);
    assertThat(saved.size()).isLessThan(TemplateTable.MOST_BYTES + 64 * TemplateTable.MOST);
  }

  @Test
  void whatWasSeenOnManyDaysOutlivesWhatIsNew() {
    TemplateTable table = new TemplateTable(100);
    KnownTemplate old = template(1, 0, 10);
    for (int day = 1; day < 20; day++) {
      old.see(day * DAY, 1, false);
    }
    table.add(old);
    for (int i = 2; i < 1_000; i++) {
      table.add(template(i, 19 * DAY + i, 10));
    }
    assertThat(table.get(1)).isSameAs(old);
    assertThat(table.get(2)).isNull();
  }

  @Test
  void aSuspiciousTemplateIsKnownAfterThreeDaysFromThreeClients() {
    KnownTemplate template = new KnownTemplate(1, 0, 0);
    template.suspicious = true;
    for (int day = 0; day < 3; day++) {
      assertThat(template.isKnown(0b1111)).isFalse();
      template.see(day * DAY, 1 << day, false);
    }
    assertThat(template.isKnown(0b1111)).isTrue();
  }
}
