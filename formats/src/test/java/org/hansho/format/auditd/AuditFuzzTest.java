package org.hansho.format.auditd;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.junit.jupiter.api.Test;

/** Broken input to the audit formats: seeded mutations, and a target for a fuzzer. */
class AuditFuzzTest {
  @Test
  void mutatedRecordsBreakNothing() {
    List<byte[]> seeds = FormatSamples.seeds("format/auditd", ".log");
    ParserFuzz.run(new AuditdFormat(), AuditFields.all(), seeds, ParserFuzz.INPUTS, 1300);
  }

  @Test
  void mutatedEventsOfLaurelBreakNothing() {
    List<byte[]> seeds = FormatSamples.seeds("format/laurel", ".json");
    ParserFuzz.run(new LaurelFormat(), AuditFields.all(), seeds, ParserFuzz.INPUTS, 1302);
  }

  @Test
  void mutatedFlatRecordsBreakNothing() {
    List<byte[]> seeds = new ArrayList<>(FormatSamples.seeds("format/auditd-json", ".json"));
    ParserFuzz.run(new AuditJsonFormat(), AuditFields.all(), seeds, ParserFuzz.INPUTS, 1303);
  }

  @FuzzTest
  void anyBytesAsRecords(byte[] input) {
    ParserFuzz.check(new AuditdFormat(), AuditFields.all(), input);
  }

  @FuzzTest
  void anyBytesAsEventsOfLaurel(byte[] input) {
    ParserFuzz.check(new LaurelFormat(), AuditFields.all(), input);
  }

  @FuzzTest
  void anyBytesAsFlatRecords(byte[] input) {
    ParserFuzz.check(new AuditJsonFormat(), AuditFields.all(), input);
  }
}
