package org.hansho.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is sent more than it can detect in, by every kind of sender at once. */
@Timeout(2_400)
class OverloadedServerTest {
  /** How long it is sent too much, in seconds. */
  private static final int SECONDS = Integer.getInteger("hansho.overload", 3);

  private static final String SETTINGS =
      """
      engine: {memory: 64MiB}
      journal: {size: 16MiB, segment_size: 2MiB, waiting: 4MiB}
      sources:
        - {id: drops, kind: syslog-udp, port: 0}
        - {id: waits, kind: syslog-tcp, port: 0}
      """;

  /** What the engine may learn; beside it the heap is flat however long it lasts. */
  private static final int LEARNED_MEGABYTES = 64;

  private static final int SENDERS = 4;
  private static final int BATCH = 5_000;

  /** Further batches by which the journal must have been full once, on any machine. */
  private static final int FEWEST_REFUSALS = 3;

  private static final Pattern DROPPED =
      Pattern.compile(
          "\"source\":\"drops\".*?\"records\":(\\d+).*?\"dropped\":\\{([^}]*)\\}", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile(":(\\d+)");

  @TempDir private Path folder;

  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong refusals = new AtomicLong();

  private static String lines(int sender) {
    StringBuilder lines = new StringBuilder();
    for (int number = 0; number < BATCH; number++) {
      lines.append(Workload.line(number + (long) sender * BATCH));
    }
    return lines.toString();
  }

  /** Sends batches as fast as they are answered; returns how many records were kept. */
  private long greedy(RunningServer server, int sender) throws IOException {
    String lines = lines(sender);
    long kept = 0;
    while (!ended.get()) {
      HttpResponse<String> answer = server.post("/ingest/v1/greedy", lines);
      if (answer.statusCode() == 200) {
        kept += BATCH;
      } else {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        kept += partly(answer.body());
        refusals.incrementAndGet();
      }
    }
    return kept;
  }

  /** Of a batch of several parts the first may have been kept. */
  private static long partly(String refusal) {
    Matcher kept = Pattern.compile("The first (\\d+) lines were kept").matcher(refusal);
    return kept.find() ? Long.parseLong(kept.group(1)) : 0;
  }

  private long quiet(RunningServer server) throws IOException {
    long kept = 0;
    while (!ended.get()) {
      kept += server.post("/ingest/v1/quiet", Workload.line(kept)).statusCode() == 200 ? 1 : 0;
      LockSupport.parkNanos(20_000_000);
    }
    return kept;
  }

  private long datagrams(int port) throws IOException {
    byte[] message = "<34>1 - host app - - - a datagram".getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    try (DatagramSocket socket = new DatagramSocket()) {
      InetAddress here = InetAddress.getLoopbackAddress();
      while (!ended.get()) {
        socket.send(new DatagramPacket(message, message.length, here, port));
        sent++;
        LockSupport.parkNanos(100_000);
      }
    }
    return sent;
  }

  private long stream(int port) throws IOException {
    byte[] message = "<34>1 - host app - - - a line\n".getBytes(StandardCharsets.US_ASCII);
    long sent = 0;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      while (!ended.get()) {
        out.write(message);
        sent++;
      }
    }
    return sent;
  }

  private static long megabytes() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return (machine.totalMemory() - machine.freeMemory()) >> 20;
  }

  private static long events(RunningServer server, String source) throws IOException {
    Matcher events =
        Pattern.compile("\"source\":\"" + source + "\"[^{}]*?\"events\":(\\d+)")
            .matcher(server.get("/api/v1/sources").body());
    return events.find() ? Long.parseLong(events.group(1)) : 0;
  }

  private static void untilEvents(RunningServer server, String source, long events)
      throws IOException {
    while (events(server, source) < events) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(events(server, source)).as(source).isEqualTo(events);
  }

  @Test
  void r301r302WhatIsTakenIsDetectedInWhatIsNotIsRefusedOrCountedAndAQuietSourceIsHeard(
      TestReporter reporter) throws Exception {
    try (RunningServer server = new RunningServer(folder, Workload.engine(), SETTINGS)) {
      int udp = server.listens("drops");
      int tcp = server.listens("waits");
      server.post("/ingest/v1/greedy", lines(0));
      untilEvents(server, "greedy", BATCH);
      long before = megabytes();
      List<Callable<Long>> senders = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        int number = sender;
        senders.add(() -> greedy(server, number));
      }
      senders.add(() -> quiet(server));
      senders.add(() -> datagrams(udp));
      senders.add(() -> stream(tcp));
      ExecutorService threads = Executors.newFixedThreadPool(senders.size());
      List<Future<Long>> sent = senders.stream().map(threads::submit).toList();
      long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
      while (System.nanoTime() < until || refusals.get() < FEWEST_REFUSALS) {
        LockSupport.parkNanos(50_000_000);
      }
      ended.set(true);
      long kept = BATCH;
      for (int sender = 0; sender < SENDERS; sender++) {
        kept += sent.get(sender).get();
      }
      long heard = sent.get(SENDERS).get();
      assertThat(heard).as("of the quiet source").isPositive();
      untilEvents(server, "greedy", kept);
      untilEvents(server, "quiet", heard);
      untilEvents(server, "waits", sent.get(SENDERS + 2).get());
      long datagrams = sent.get(SENDERS + 1).get();
      while (received(server) < datagrams) {
        LockSupport.parkNanos(20_000_000);
      }
      assertThat(received(server)).as("datagrams kept or counted").isEqualTo(datagrams);
      threads.shutdown();
      long after = megabytes();
      reporter.publishEntry(
          "seconds, kept, refused, quiet, datagrams, MB before, MB after",
          List.of(SECONDS, kept, refusals.get(), heard, datagrams, before, after).toString());
      assertThat(after).isLessThanOrEqualTo(before + LEARNED_MEGABYTES);
      server.post("/ingest/v1/behind", Workload.line(Workload.START, "denied", "zoe", "h1"));
      server.until("/api/v1/alerts?limit=1000", "zoe");
    }
  }

  /** Datagrams that were kept or are counted as dropped. */
  private static long received(RunningServer server) throws IOException {
    Matcher way = DROPPED.matcher(server.get("/api/v1/sources").body());
    assertThat(way.find()).isTrue();
    long all = Long.parseLong(way.group(1));
    Matcher number = NUMBER.matcher(way.group(2));
    while (number.find()) {
      all += Long.parseLong(number.group(1));
    }
    return all;
  }
}
