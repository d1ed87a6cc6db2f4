package org.hansho.intelligence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.junit.jupiter.api.Test;

class NetworkTrieTest {
  private static final int MILLION = 1_000_000;

  private static IndicatorList list(String name, List<String> entries) {
    List<Indicator> indicators =
        entries.stream()
            .map(entry -> new Indicator(IndicatorKind.CIDR, entry, EntryDetail.NONE))
            .toList();
    return new IndicatorList(name, "", "tor", 50, Event.NO_TIME, Event.NO_TIME, indicators);
  }

  /** Few different bits, so that prefixes nest and collide. */
  private static String address(Random random, boolean four) {
    if (four) {
      return (192 + random.nextInt(2)) + ".0." + random.nextInt(3) + "." + random.nextInt(256);
    }
    return "2001:db8:" + random.nextInt(2) + "::" + random.nextInt(2) + ":" + random.nextInt(9);
  }

  private static String network(Random random) {
    boolean four = random.nextBoolean();
    int length = four ? 8 + random.nextInt(25) : 16 + random.nextInt(113);
    return address(random, four) + "/" + length;
  }

  private static List<String> oracle(List<List<String>> lists, String address) {
    Prefix wanted = parsed(address);
    record Hit(int length, String text) {}
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      for (String entry : lists.get(i)) {
        Prefix prefix = parsed(entry);
        int length = prefix.length();
        boolean holds =
            prefix.four() == wanted.four()
                && (wanted.high() & Prefix.highMask(length)) == prefix.high()
                && (wanted.low() & Prefix.lowMask(length)) == prefix.low();
        if (holds) {
          hits.add(new Hit(length, "list" + i + " " + entry));
        }
      }
    }
    hits.sort(Comparator.comparingInt(hit -> -hit.length()));
    return hits.stream().limit(IndicatorSearch.MOST_HITS).map(Hit::text).toList();
  }

  private static Prefix parsed(String text) {
    Prefix prefix = Prefix.parse(text);
    if (prefix == null) {
      throw new AssertionError(text);
    }
    return prefix;
  }

  @Test
  void agreesWithALookAtEveryEntry() {
    Random random = new Random(128);
    for (int round = 0; round < 60; round++) {
      List<List<String>> texts = new ArrayList<>();
      List<IndicatorList> lists = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        List<String> entries = new ArrayList<>();
        for (int n = random.nextInt(40); n >= 0; n--) {
          entries.add(network(random));
        }
        texts.add(entries);
        lists.add(list("list" + i, entries));
      }
      Intelligence all = Intelligence.of(lists);
      for (int n = 0; n < 200; n++) {
        String address = address(random, random.nextBoolean());
        assertThat(Looks.hits(all, Looks.HOST, address))
            .as(address + " in " + texts)
            .isEqualTo(oracle(texts, address));
      }
    }
  }

  @Test
  void oneOfAMillionPrefixesIsFoundWithoutAllocating() {
    Random random = new Random(7);
    List<String> entries = new ArrayList<>(MILLION);
    for (int i = 0; i < MILLION; i++) {
      int bits = random.nextInt();
      entries.add(
          (20 + (bits >>> 24) % 70)
              + "."
              + (bits >> 16 & 255)
              + "."
              + (bits >> 8 & 255)
              + "."
              + (bits & 255)
              + (i % 4 == 0 ? "/24" : "/32"));
    }
    Intelligence all = Intelligence.of(List.of(list("large", entries)));
    byte[][] wanted = new byte[1000][];
    for (int i = 0; i < wanted.length; i++) {
      String entry = entries.get(i * 997);
      wanted[i] = entry.substring(0, entry.indexOf('/')).getBytes(StandardCharsets.US_ASCII);
    }
    IndicatorSearch search = new IndicatorSearch();
    assertThat(found(search, all, wanted)).isGreaterThanOrEqualTo(1000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int round = 0; round < 100; round++) {
      found(search, all, wanted);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before)
        .as("bytes of 100,000 look-ups")
        .isLessThan(10_000);
  }

  private static int found(IndicatorSearch search, Intelligence all, byte[][] wanted) {
    int found = 0;
    for (byte[] address : wanted) {
      search.begin(all, Event.NO_TIME);
      search.address(address, 0, address.length);
      found += search.size();
    }
    return found;
  }
}
