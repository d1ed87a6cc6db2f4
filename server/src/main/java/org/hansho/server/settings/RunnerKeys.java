package org.hansho.server.settings;

import java.time.Duration;
import java.util.List;

/** The keys of runners: work, time, journal, retention. They hold for each tenant. */
final class RunnerKeys {
  static final Setting<Integer> WORKERS =
      Key.of("engine.workers", Types.number(1, 120))
          .absent("the processors of the machine", "マシンのプロセッサー数")
          .restart("Threads that read and detect, a tenant.", "読み取りと検出を行うスレッド数 (テナントごと)。");

  static final Setting<Duration> EPOCH =
      Key.of("engine.epoch", Types.duration("10ms", "10s"))
          .standard("200ms")
          .restart("How long a runner waits for more input.", "次の入力を待つ時間。");

  static final Setting<Long> EPOCH_SIZE =
      Key.of("engine.epoch_size", Types.size("64KiB", "1GiB"))
          .standard("4MiB")
          .restart("Most input that is committed at once.", "一度にコミットする入力の最大サイズ。");

  static final Setting<Long> MEMORY =
      Key.of("engine.memory", Types.size("64MiB", "1TiB"))
          .absent("the heap of the process", "プロセスのヒープ全体")
          .restart("What all tenants together may take of the heap.", "全テナントが使えるヒープの合計。");

  static final Setting<Duration> LATENESS =
      Key.of("time.lateness", Types.duration("0s", "7d"))
          .standard("60s")
          .restart(
              "How much older than the newest event of its source an event may be.",
              "ソースの最新イベントより古くてよい時間。");

  static final Setting<Duration> AHEAD =
      Key.of("time.ahead", Types.duration("0s", "1d"))
          .standard("5s")
          .restart("How far a record may be ahead of its arrival.", "レコードの時刻が到着より先でもよい時間。");

  static final Setting<Duration> DELAY =
      Key.of("time.delay", Types.duration("0s", "30d"))
          .standard("10m")
          .restart("How long records may be under way.", "レコードの配送にかかってよい時間。");

  static final Setting<Duration> IDLE =
      Key.of("time.idle", Types.duration("1s", "1d"))
          .standard("10s")
          .restart(
              "After how long without input the time of a source goes on as arrival does.",
              "入力のないソースの時刻を到着時刻に合わせて進め始めるまでの時間。");

  static final Setting<Long> JOURNAL =
      Key.of("journal.size", Types.size("16MiB", "1024TiB"))
          .standard("4GiB")
          .restart(
              "Room for what was received and is not yet detected in; beyond it senders must wait.",
              "受信済みで検出前のものを置く容量。超えると送信側を待たせる。");

  static final Setting<Long> SEGMENT =
      Key.of("journal.segment_size", Types.size("1MiB", "1GiB"))
          .standard("64MiB")
          .restart("Largest segment of the journal.", "ジャーナルの 1 セグメントの最大サイズ。");

  static final Setting<Long> WAITING =
      Key.of("journal.waiting", Types.size("1MiB", "1GiB"))
          .standard("32MiB")
          .restart("Most bytes that wait for the disk.", "ディスクへの書き込みを待つ最大サイズ。");

  static final Setting<Duration> ALERT_AGE =
      Key.of("retention.alerts", Types.duration("0d", "20000d"))
          .standard("90d")
          .live(
              "After which time without a change detection forgets an alert; 0d keeps all.",
              "変更のないアラートを検知側で破棄するまでの期間。0d なら破棄しない。");

  static final Setting<Duration> LISTED_AGE =
      Key.of("retention.listed_alerts", Types.duration("0d", "20000d"))
          .standard("400d")
          .live(
              "After which time without a change an alert is deleted from the list; 0d keeps all.",
              "変更のないアラートを一覧から削除するまでの期間。0d なら削除しない。");

  static final Setting<Long> ALERT_SIZE =
      Key.of("retention.alert_size", Types.size("1MiB", "100TiB"))
          .standard("10GiB")
          .live(
              "Most room for alerts; beyond it the detections that take most lose their oldest.",
              "アラート用の最大容量。超えると、最も容量を使う検出の古いアラートから削除する。");

  static final Setting<Long> DEAD_LETTERS =
      Key.of("retention.dead_letters", Types.size("64KiB", "100GiB"))
          .standard("64MiB")
          .live(
              "Most room for records that could not be read or detected in.",
              "読み取りまたは検出に失敗したレコード用の最大容量。");

  static final List<Setting<?>> ALL =
      List.of(
          WORKERS,
          EPOCH,
          EPOCH_SIZE,
          MEMORY,
          LATENESS,
          AHEAD,
          DELAY,
          IDLE,
          JOURNAL,
          SEGMENT,
          WAITING,
          ALERT_AGE,
          LISTED_AGE,
          ALERT_SIZE,
          DEAD_LETTERS);

  private RunnerKeys() {}
}
