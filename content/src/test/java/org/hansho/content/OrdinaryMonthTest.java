package org.hansho.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.testkit.flood.Business;
import org.hansho.testkit.flood.FlowCache;
import org.hansho.testkit.traffic.ExportedFlows;
import org.hansho.testkit.traffic.Visits;
import org.hansho.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ordinary business raises at most one alert of a flood a site and month, from the first day on:
 * sites with campaigns, a resolver, a name server, a delivery network, updates, backups, tunnels
 * and scans. A normal build looks at some quarters of an hour, {@code -Plong-proofs} at a month.
 */
class OrdinaryMonthTest {
  private static final long START = 1_772_409_600L;
  private static final int FIRST = 35;
  private static final int QUARTERS = Integer.getInteger("hansho.ordinary.quarters", 3);
  private static final int DAYS = Integer.getInteger("hansho.ordinary.days", 2);

  @ParameterizedTest
  @CsvSource({
    "1, 1, true",
    "15, 1, false",
    "60, 1, false",
    "300, 1, false",
    "60, 100, false",
    "60, 1000, true"
  })
  void noExporterMakesAFloodOfBusiness(int timeout, int sampling, boolean aligned) {
    ListText delivery =
        new ListText("delivery_networks", new SourceText("delivery.txt", Business.DELIVERY + "\n"));
    FloodField field = new FloodField(FloodField.engine(List.of(delivery)));
    ExportedFlows exporter =
        new ExportedFlows(sampling, bytes -> field.accept("router", new ExportsFormat(), bytes));
    FlowCache cache = new FlowCache(timeout, sampling, aligned);
    Business business = new Business(START * 1_000_000L, timeout);
    for (int quarter = FIRST; quarter < FIRST + QUARTERS; quarter++) {
      cache.export(business.quarter(quarter), quarter, exporter);
      exporter.flush();
    }
    field.catchUp(600_000_000_000L);

    assertThat(days(field)).as(field.raised().toString()).isLessThanOrEqualTo(1);
  }

  @Test
  void noCampaignIsAFloodOfRequests() {
    FloodField field = new FloodField(FloodField.engine(List.of()));
    Visits visits =
        new Visits(
            5,
            line ->
                field.accept(
                    "access", new AccessLogFormat(), line.getBytes(StandardCharsets.UTF_8)));
    visits.ordinary(START, DAYS);
    field.catchUp(600_000_000_000L);

    assertThat(days(field)).as(field.raised().toString()).isLessThanOrEqualTo(1);
  }

  /** The number of alerts: results of one target on one day are one alert. */
  private static long days(FloodField field) {
    return field.raised().stream()
        .map(one -> one.target() + " " + one.time() / 86_400_000_000_000L)
        .distinct()
        .count();
  }
}
