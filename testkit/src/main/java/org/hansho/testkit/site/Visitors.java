package org.hansho.testkit.site;

import java.util.List;
import java.util.function.Consumer;
import org.hansho.testkit.Chance;

/** A day of a site as it is without a scan: people, robots, and what reaches every site. */
final class Visitors {
  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
          "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
          "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36");

  /** What the internet asks every site for, one or a few paths a visit. */
  private static final List<String> NOISE =
      List.of(
          "/wp-login.php",
          "/administrator/",
          "/admin.php",
          "/.env",
          "/.git/config",
          "/xmlrpc.php",
          "/phpmyadmin/",
          "/boaform/admin/formLogin",
          "/wp-content/plugins/hello.php",
          "/owa/");

  private static final int MINUTE = 60_000;
  private static final int DAY = 24 * 60 * MINUTE;

  private final SiteMap site;
  private final Chance chance;
  private final int readers;
  private final Consumer<Request> log;
  private boolean broken;

  Visitors(SiteMap site, int readers, Chance chance, Consumer<Request> log) {
    this.site = site;
    this.readers = readers;
    this.chance = chance;
    this.log = log;
  }

  /** Writes a day that begins at this time. */
  void day(long midnight, int number) {
    boolean deployment = number % 5 == 3;
    if (deployment) {
      site.deploy();
    }
    broken = number == 9;
    for (int i = 0; i < readers; i++) {
      reader(midnight + within());
    }
    for (int i = 0; i < 3; i++) {
      crawler(midnight + within(), i);
    }
    administrator(midnight + 9 * 60 * MINUTE + chance.below(90 * MINUTE));
    uptime(midnight);
    feeds(midnight);
    for (int i = 0; i < 12; i++) {
      noise(midnight + within());
    }
    if (number % 7 == 5) {
      linkChecker(midnight + 2 * 60 * MINUTE);
    }
    if (number % 7 == 6) {
      archive(midnight + 3 * 60 * MINUTE);
    }
  }

  /** A time of day, more by day than by night. */
  private int within() {
    return (chance.below(DAY) + chance.below(DAY)) / 2;
  }

  private String address() {
    return "198.18." + chance.below(256) + "." + (1 + chance.below(254));
  }

  private void get(
      long time, String client, String path, int status, String referrer, String agent) {
    int bytes = status == 404 ? 196 : 400 + Math.floorMod(path.hashCode(), 60_000);
    log.accept(new Request(time, client, "GET", path, status, bytes, referrer, agent));
  }

  private void reader(long start) {
    String client = address();
    String agent = chance.of(BROWSERS);
    String referrer = chance.onceIn(2) ? "https://search.example.net/" : "";
    long time = start;
    if (agent.contains("iPhone") && chance.onceIn(3)) {
      get(time, client, "/apple-touch-icon-120x120-precomposed.png", 404, "", agent);
      get(time, client, "/apple-touch-icon.png", 404, "", agent);
    }
    int views = 1 + chance.below(1 + chance.below(12));
    for (int view = 0; view < views; view++) {
      String page = site.page(chance);
      int status = 200;
      if (chance.onceIn(40)) {
        page = page + (chance.flip() ? "x" : "old");
        status = 404;
      }
      String at = "https://" + site.host + page;
      get(time, client, page, status, referrer, agent);
      if (status == 200) {
        files(time, client, page, at, agent);
      }
      referrer = at;
      time += 4_000 + chance.below(80_000);
    }
    if (chance.onceIn(15)) {
      signIn(time, client, agent);
    }
  }

  private void files(long start, String client, String page, String at, String agent) {
    long time = start;
    for (String file : site.filesOf(page, chance)) {
      time += 20 + chance.below(120);
      boolean lost = broken && site.common().contains(file);
      get(time, client, file, lost ? 404 : 200, at, agent);
    }
  }

  /** Somebody with an account, who mistypes now and then. */
  private void signIn(long start, String client, String agent) {
    long time = start;
    String at = "https://" + site.host + site.signIn();
    get(time, client, site.signIn(), 200, "", agent);
    for (int i = chance.below(3); i >= 0; i--) {
      time += 5_000 + chance.below(20_000);
      log.accept(
          new Request(time, client, "POST", site.signIn(), i == 0 ? 302 : 200, 0, at, agent));
    }
  }

  private void administrator(long start) {
    String client = "198.19.0.17";
    String agent = BROWSERS.get(0);
    signIn(start, client, agent);
    long time = start + 90_000;
    String referrer = "https://" + site.host + site.signIn();
    for (int i = 0; i < 40; i++) {
      String page = chance.of(site.administration());
      get(time, client, page, 200, referrer, agent);
      referrer = "https://" + site.host + page;
      for (int file = 0; file < 6; file++) {
        String name =
            site.wordpress ? "/wp-admin/js/part" + file + ".js" : "/admin/part" + file + ".js";
        get(time + 30L * file, client, name, 200, referrer, agent);
      }
      if (i % 3 == 0) {
        log.accept(new Request(time + 2_000, client, "POST", page, 302, 0, referrer, agent));
      }
      time += 3_000 + chance.below(60_000);
    }
  }

  private void crawler(long start, int which) {
    String client = "198.19.1." + (10 + which);
    String agent =
        "Mozilla/5.0 (compatible; ExampleBot" + which + "/2.1; +https://bot.example.net/)";
    long time = start;
    get(time, client, "/robots.txt", 200, "", agent);
    for (int i = 0; i < 30 + chance.below(60); i++) {
      boolean gone = chance.onceIn(6);
      String page = gone ? "/old/" + chance.below(400) + ".html" : site.page(chance);
      get(time, client, page, gone ? 404 : 200, "", agent);
      time += 500 + chance.below(9_000);
    }
  }

  private void uptime(long midnight) {
    for (long time = midnight; time < midnight + DAY; time += 5 * MINUTE) {
      get(time, "198.19.2.2", "/health", 200, "", "ExampleProbe/1.0");
    }
  }

  private void feeds(long midnight) {
    for (int reader = 0; reader < 8; reader++) {
      for (long time = midnight + reader * 7L * MINUTE;
          time < midnight + DAY;
          time += 60L * MINUTE) {
        get(time, "198.19.3." + reader, "/feed.xml", 304, "", "FeedReader/3." + reader);
      }
    }
  }

  private void noise(long start) {
    String client = address();
    String agent = chance.flip() ? chance.of(BROWSERS) : "-";
    long time = start;
    for (int i = 1 + chance.below(3); i > 0; i--) {
      String path = chance.of(NOISE);
      get(time, client, path, site.status(path), "", agent);
      time += 200 + chance.below(3_000);
    }
  }

  /** Asks for every page and its links, of which some are gone, with HEAD where it can. */
  private void linkChecker(long start) {
    long time = start;
    for (String page : site.pages()) {
      String at = "https://" + site.host + page;
      boolean gone = chance.onceIn(12);
      String path = gone ? page + "gone" : page;
      log.accept(
          new Request(
              time,
              "198.19.4.4",
              chance.flip() ? "HEAD" : "GET",
              path,
              gone ? 404 : 200,
              0,
              at,
              "LinkCheck/1.9"));
      time += 150 + chance.below(400);
    }
  }

  private void archive(long start) {
    long time = start;
    for (String page : site.pages()) {
      get(time, "198.19.5.5", page, 200, "", "ArchiveBot/1.1");
      for (String file : site.filesOf(page, chance)) {
        get(time + 40, "198.19.5.5", file, 200, "", "ArchiveBot/1.1");
      }
      time += 300 + chance.below(900);
    }
  }
}
