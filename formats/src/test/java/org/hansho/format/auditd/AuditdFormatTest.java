package org.hansho.format.auditd;

import org.hansho.format.FormatSamples;
import org.junit.jupiter.api.Test;

class AuditdFormatTest {
  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(new AuditdFormat(), "format/auditd", ".log", AuditFields.all());
  }
}
