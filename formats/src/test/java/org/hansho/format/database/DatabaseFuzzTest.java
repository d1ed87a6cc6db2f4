package org.hansho.format.database;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.record.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken input to the formats of this package: seeded mutations, and a target for a fuzzer. */
class DatabaseFuzzTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql-csv",
        "postgresql-json",
        "postgresql-log",
        "mysql-error",
        "mysql-general",
        "mysql-slow",
        "mysql-audit-json",
        "mariadb-audit",
        "sqlserver-errorlog",
        "sqlserver-audit"
      })
  void mutatedSamplesAreReadOrReported(String name) {
    ParserFuzz.run(
        DatabaseFormats.named(name),
        DatabaseSampleFields.ALL,
        FormatSamples.seeds("format/" + name, ""),
        ParserFuzz.INPUTS,
        name.length());
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    for (Format format : DatabaseFormats.ALL) {
      ParserFuzz.check(format, DatabaseSampleFields.ALL, input);
    }
  }
}
