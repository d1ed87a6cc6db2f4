package org.hansho.testkit.flood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hansho.testkit.traffic.FlowRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowCacheTest {
  private static final long ONSET = 1_772_409_607_000_000L;
  private static final int TARGET = FlowRecord.address(10, 1, 2, 3);

  private static List<FlowRecord> records(Onslaught kind, FlowCache cache) {
    List<FlowRecord> records = new ArrayList<>();
    cache.export(kind.talks(TARGET, ONSET, 1), 2, records::add);
    return records;
  }

  private static long packets(List<FlowRecord> records) {
    return records.stream()
        .filter(record -> (record.source() >>> 24) != 10)
        .mapToLong(FlowRecord::packets)
        .sum();
  }

  @ParameterizedTest
  @EnumSource
  void everyPacketIsExportedOnceWhateverTheTimeOut(Onslaught kind) {
    long all = packets(records(kind, new FlowCache(60, 1, true)));

    for (int timeout : new int[] {1, 15, 300}) {
      assertThat(packets(records(kind, new FlowCache(timeout, 1, false)))).isEqualTo(all);
    }
    assertThat(all).isGreaterThan(kind.rate() * (long) Math.min(3, kind.longest()) * 9 / 10);
  }

  @Test
  void oneInAHundredIsLookedAtOnAverage() {
    long seen = packets(records(Onslaught.UDP_BOTS, new FlowCache(15, 100, false)));

    assertThat(seen).isBetween(4_300L, 5_300L);
  }

  @Test
  void noRecordIsLongerThanTheTimeOut() {
    assertThat(records(Onslaught.SNMP, new FlowCache(15, 1, false)))
        .allSatisfy(record -> assertThat(record.end() - record.start()).isBetween(0L, 15_000_000L));
  }

  @Test
  void alignedRecordsEndTogetherAndOthersDoNot() {
    assertThat(ends(new FlowCache(15, 1, true))).isLessThan(10);
    assertThat(ends(new FlowCache(15, 1, false))).isGreaterThan(300);
  }

  private static long ends(FlowCache cache) {
    return records(Onslaught.SNMP, cache).stream().map(FlowRecord::end).distinct().count();
  }
}
