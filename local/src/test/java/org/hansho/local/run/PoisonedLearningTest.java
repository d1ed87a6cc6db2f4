package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.shipped.ShippedEngine;
import org.hansho.testkit.storage.StorageRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody teaches the built-in detections by dates of their choice, nor by going slowly. */
class PoisonedLearningTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final String APPLICATION = "storage/unusual-application";
  private static final String DELETION = "storage/unusual-deletion";
  private static final Duration DAY = Duration.ofDays(1);

  private static Engine engine;

  @TempDir private Path folder;

  private Instant now = START;

  @BeforeAll
  static void compile() throws IOException {
    engine = ShippedEngine.of(ShippedEngine.project());
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private LocalRunner open() throws IOException {
    return new LocalRunner(folder, engine, LocalSettings.of("poison", 2), () -> nanos(now));
  }

  private void push(LocalRunner runner, String lines) {
    runner.push("storage", nanos(now), lines.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Instant time, String agent) {
    return StorageRecord.of(time, "GetBlob", "1", agent, "/orders");
  }

  private void days(LocalRunner runner, int days) throws IOException {
    for (int hour = 0; hour < days * 24; hour += 3) {
      push(runner, read(now, StorageRecord.USUAL));
      now = now.plus(Duration.ofHours(3));
    }
    runner.settle();
  }

  private void other(LocalRunner runner) throws IOException {
    push(runner, read(now, StorageRecord.OTHER));
    for (int minute = 0; minute < 4; minute++) {
      now = now.plusSeconds(60);
      push(runner, read(now, StorageRecord.USUAL));
      runner.settle();
    }
  }

  private static List<Outcome> alerts(LocalRunner runner, String detection) throws IOException {
    return runner.alerts().stream().filter(one -> one.detection().equals(detection)).toList();
  }

  @Test
  void aLateRecordDatedTenDaysBackMakesNothingKnown() throws IOException {
    try (LocalRunner runner = open()) {
      days(runner, 16);
      push(runner, read(now.minus(DAY.multipliedBy(10)), StorageRecord.OTHER));
      days(runner, 1);
      assertThat(alerts(runner, APPLICATION)).isEmpty();
      other(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(1);
      assertThat(runner.counters()).containsEntry(Counters.EVENTS_LATE, 1L);
    }
  }

  @Test
  void aRecordOf1971OrOneOfYearsAgoThatComesLaterEndsNoLearning() throws IOException {
    try (LocalRunner runner = open()) {
      push(runner, read(Instant.parse("1971-01-01T00:00:00Z"), StorageRecord.USUAL));
      days(runner, 1);
      push(runner, read(Instant.parse("2019-01-01T00:00:00Z"), StorageRecord.USUAL));
      days(runner, 4);
      other(runner);
      assertThat(alerts(runner, APPLICATION)).isEmpty();
    }
  }

  @Test
  void aSourceThatBeginsWithRecordsOfYearsAgoHasLearnedNothingFromThem() throws IOException {
    try (LocalRunner runner = open()) {
      for (int day = 0; day < 60; day++) {
        push(
            runner,
            read(
                Instant.parse("2019-01-01T00:00:00Z").plus(DAY.multipliedBy(day)),
                StorageRecord.USUAL));
      }
      runner.settle();
      assertThat(runner.counters()).containsEntry(Counters.EVENTS_BACKLOG, 60L);
      now = now.plus(Duration.ofHours(1));
      days(runner, 1);
      other(runner);
      assertThat(alerts(runner, APPLICATION)).isEmpty();
    }
  }

  @Test
  void whatComesWithAWrongDateIsFoundAndStaysUnknownForGood() throws IOException {
    try (LocalRunner runner = open()) {
      days(runner, 16);
      push(runner, read(now.plus(DAY.multipliedBy(3)), StorageRecord.OTHER));
      days(runner, 1);
      assertThat(alerts(runner, APPLICATION)).hasSize(1);
      assertThat(runner.counters()).containsEntry(Counters.EVENTS_SKEWED, 1L);
      days(runner, 40);
      other(runner);
      assertThat(alerts(runner, APPLICATION)).hasSize(2);
    }
  }

  @Test
  void manyRecordsWithWrongDatesAreCountedTogether() throws IOException {
    try (LocalRunner runner = open()) {
      for (int day = 0; day < 20; day++) {
        now = START.plus(DAY.multipliedBy(day));
        deletions(runner, 6, Duration.ZERO);
      }
      now = START.plus(DAY.multipliedBy(20));
      Random wrong = new Random(1);
      for (int time = 0; time < 400; time++) {
        deletions(runner, 1, Duration.ofMinutes(20 + wrong.nextInt(100_000)));
      }
      now = now.plus(DAY);
      deletions(runner, 1, Duration.ZERO);
      runner.settle();
      assertThat(runner.counters().get(Counters.EVENTS_SKEWED)).isGreaterThan(350);
      assertThat(alerts(runner, DELETION)).isNotEmpty();
    }
  }

  private void deletions(LocalRunner runner, int count, Duration ahead) {
    StringBuilder lines = new StringBuilder();
    for (int object = 0; object < count; object++) {
      String path = "/old/" + now.getEpochSecond() + "-" + ahead + "-" + object;
      Instant time = now.plus(ahead);
      lines.append(StorageRecord.of(time, "DeleteBlob", "1", StorageRecord.USUAL, path));
    }
    push(runner, lines.toString());
  }

  /** R608: somebody raises a volume by 5 % a day. */
  @Test
  void r608WhatGrowsByFivePercentADayForThirtyDaysIsFound() throws IOException {
    try (LocalRunner runner = open()) {
      double amount = 12;
      for (int day = 0; day < 50; day++) {
        amount *= day < 20 ? 1 : 1.05;
        for (int hour = 0; hour < 10; hour++) {
          now = START.plus(DAY.multipliedBy(day)).plus(Duration.ofHours(hour));
          StringBuilder lines = new StringBuilder();
          for (int object = 0; object < amount; object++) {
            String path = "/old/" + day + "-" + hour + "-" + object;
            lines.append(StorageRecord.of(now, "DeleteBlob", "1", StorageRecord.USUAL, path));
          }
          push(runner, lines.toString());
        }
        runner.settle();
      }
      assertThat(alerts(runner, DELETION)).isNotEmpty();
      assertThat(runner.counters().getOrDefault(Counters.EVENTS_LATE, 0L)).isZero();
    }
  }
}
