package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.hansho.alert.Alert;
import org.hansho.alert.Language;
import org.hansho.detect.SeededHashes;
import org.hansho.library.BuiltinFiles;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.record.UnstatedTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("hansho.root", "..")).resolve("samples");
  private static final Progress NOBODY =
      new Progress() {
        @Override
        public void read(long read, long total) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  private static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");

  private static Engine engine = Engine.compile(new Library().read());

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void compile() throws IOException {
    engine = Engine.compile(new Library().with(new BuiltinFiles(Language.ENGLISH)).read());
  }

  /** A result and the records that could not be read. */
  private record Outcome(ScanResult result, String deadLetters) {}

  private Outcome scan(int jobs, long piece, Path... paths) throws IOException {
    ScanRequest request =
        new ScanRequest(
            List.of(paths).stream().map(Path::toString).toList(),
            InputStream.nullInputStream(),
            new Reading(null, UnstatedTime.UNKNOWN),
            TimeBounds.ALL,
            jobs,
            piece,
            folder.resolve("letters"));
    ByteArrayOutputStream letters = new ByteArrayOutputStream();
    ScanResult result = Scan.run(engine, request, letters, NOBODY);
    return new Outcome(result, letters.toString(StandardCharsets.UTF_8));
  }

  private static String indented(String record) {
    return record.replace(",\"", ",\n  \"").replace("{\"", "{\n\"").replace("}}", "}\n}");
  }

  /** Records on lines, over several lines, broken ones and blank lines, mixed at random. */
  private Path mixed(int records) throws IOException {
    List<String> known = Files.readAllLines(SAMPLES.resolve("shop-cluster/kube-audit.log"));
    Random random = new Random(42);
    StringBuilder text = new StringBuilder(known.get(0)).append('\n');
    for (int i = 0; i < records; i++) {
      String record = known.get(random.nextInt(known.size()));
      switch (random.nextInt(8)) {
        case 0 -> text.append(indented(record));
        case 1 -> text.append(record, 0, random.nextInt(record.length()));
        case 2 -> text.append("\n\n").append(record);
        default -> text.append(record);
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("mixed.log"), text);
  }

  @Test
  void piecesOfAFileGiveWhatTheWholeGives() throws IOException {
    Path file = mixed(600);
    Outcome whole = scan(1, Long.MAX_VALUE / 2, file);
    assertThat(whole.result().alerts()).isNotEmpty();
    assertThat(whole.deadLetters()).isNotEmpty();
    for (long piece : new long[] {3_000, 20_000, 100_000}) {
      for (int jobs : new int[] {1, 3}) {
        Outcome pieces = scan(jobs, piece, file);
        assertThat(pieces.result().alerts()).isEqualTo(whole.result().alerts());
        assertThat(pieces.result().formats()).isEqualTo(whole.result().formats());
        assertThat(pieces.result().tally().malformed())
            .isEqualTo(whole.result().tally().malformed());
        assertThat(pieces.deadLetters()).isEqualTo(whole.deadLetters());
      }
    }
  }

  @Test
  void aFormatWithMemoryIsNeverCut() throws IOException {
    Path audit = SAMPLES.resolve("web-1/audit.log");
    Outcome cut = scan(2, 1_000, audit);
    assertThat(cut.result()).isEqualTo(scan(1, Long.MAX_VALUE / 2, audit).result());
    assertThat(cut.result().formats()).extracting(ScanResult.FormatCount::sources).containsOnly(1L);
  }

  @Test
  void whatIsFoundDoesNotDependOnTheSecretSeed() throws IOException {
    ScanResult known = scan(2, Cuts.PIECE, SAMPLES).result();
    assertThat(known.alerts()).isNotEmpty();
    Engine before = engine;
    for (int seed = 1; seed <= 3; seed++) {
      byte[] secret = new byte[SeededHashes.SEED_BYTES];
      new Random(seed).nextBytes(secret);
      engine = before.with(SeededHashes.of(secret));
      assertThat(scan(2, Cuts.PIECE, SAMPLES).result().alerts()).isEqualTo(known.alerts());
    }
    engine = before;
  }

  /** Refused passwords of one address, each for another account. */
  private static String refusedPasswords(int number) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < number; i++) {
      log.append(BEGINNING.plusSeconds(2L * i))
          .append(" web-1 sshd[%d]: Failed password for invalid user u%d".formatted(4000 + i, i))
          .append(" from 203.0.113.77 port %d ssh2\n".formatted(30_000 + i));
    }
    return log.toString();
  }

  /** A container that a program reads from each hour for fifteen days, and is then emptied. */
  private static String emptiedContainer(int number) {
    StringBuilder log = new StringBuilder();
    for (int hour = 0; hour < 360; hour++) {
      log.append(blobRead(BEGINNING.plusSeconds(3_600L * hour), "2026/" + hour, "198.51.100.60"));
    }
    for (int i = 0; i < number; i++) {
      Instant time = BEGINNING.plusSeconds(3_600L * 360 + 600 + 2L * i);
      log.append(blobRead(time, "customers/" + i, "203.0.113.78"));
    }
    return log.toString();
  }

  private static String blobRead(Instant time, String object, String address) {
    return ("{\"time\":\"%s\",\"resourceId\":\"/subscriptions/00000000-0000-0000-0000-0000000000a1"
            + "/resourceGroups/rg-shop/providers/Microsoft.Storage/storageAccounts/shopdata/"
            + "blobServices/default\",\"category\":\"StorageRead\",\"operationName\":\"GetBlob\","
            + "\"statusCode\":200,\"statusText\":\"Success\",\"callerIpAddress\":\"%s:50123\","
            + "\"identity\":{\"type\":\"AccountKey\"},\"properties\":{\"accountName\":\"shopdata\","
            + "\"serviceType\":\"blob\",\"objectKey\":\"/shopdata/orders/%s\",\"responseBodySize\":"
            + "1000000},\"uri\":\"https://shopdata.blob.core.windows.net:443/orders/%s\"}\n")
        .formatted(time, address, object, object);
  }

  /** Connections to an SSH server as Zeek has them, two a second. */
  private static String shortConnections(int number) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < number; i++) {
      log.append(
          ("{\"ts\":%d.5,\"uid\":\"C%d\",\"id.orig_h\":\"203.0.113.79\",\"id.orig_p\":%d,"
                  + "\"id.resp_h\":\"192.0.2.12\",\"id.resp_p\":22,\"proto\":\"tcp\","
                  + "\"service\":\"ssh\",\"duration\":1.5,\"orig_bytes\":900,\"resp_bytes\":2100,"
                  + "\"conn_state\":\"SF\",\"local_orig\":false,\"local_resp\":true,"
                  + "\"missed_bytes\":0,\"history\":\"ShADadFf\",\"orig_pkts\":13,"
                  + "\"orig_ip_bytes\":1600,\"resp_pkts\":11,\"resp_ip_bytes\":2600}\n")
              .formatted(
                  BEGINNING.getEpochSecond() + 172_800L * (i == 0 ? 0 : 1) + i / 2, i, 20_000 + i));
    }
    return log.toString();
  }

  private static Alert only(ScanResult result, String detection) {
    List<Alert> alerts =
        result.alerts().stream().filter(one -> one.detection().equals(detection)).toList();
    assertThat(alerts).as(detection).hasSize(1);
    return alerts.get(0);
  }

  @Test
  void aRecordCountsOnceAndSentencesSayHowFarThingsHaveCome() throws IOException {
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Files.writeString(logs.resolve("auth.log"), refusedPasswords(500));
    Files.writeString(logs.resolve("storage.json"), emptiedContainer(300));
    Files.writeString(logs.resolve("conn.log"), shortConnections(901));
    ScanResult result = scan(2, Cuts.PIECE, logs).result();

    Alert passwords = only(result, "basics/password-guessing");
    assertThat(passwords.count()).isEqualTo(500);
    assertThat(passwords.summary(Language.ENGLISH))
        .contains("500 records so far", "At least 64 different values");
    Alert container = only(result, "storage/data-exfiltration");
    assertThat(container.count()).isEqualTo(300);
    assertThat(container.summary(Language.ENGLISH)).contains("300 ");
    Alert attempts = only(result, "network/incoming-ssh");
    assertThat(attempts.count()).isEqualTo(900);
    assertThat(attempts.summary(Language.ENGLISH)).contains("opened 900 short SSH connections");
  }

  @Test
  void manySmallFilesGiveTheSameInAnyNumberOfThreads() throws IOException {
    List<String> records = Files.readAllLines(SAMPLES.resolve("shop-cluster/kube-audit.log"));
    Path many = Files.createDirectory(folder.resolve("many"));
    for (int i = 0; i < 60; i++) {
      Files.writeString(many.resolve("f" + i + ".log"), records.get(i % records.size()) + "\n");
    }
    ScanResult one = scan(1, Cuts.PIECE, many).result();
    assertThat(scan(4, Cuts.PIECE, many).result()).isEqualTo(one);
    assertThat(one.tally().events()).isEqualTo(60);
  }
}
