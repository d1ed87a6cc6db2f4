package org.hansho.testkit.traffic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The access log of a site in the combined format: visitors by day and night whose browsers fetch
 * what belongs to a page, each by chance, a crawler, crowds that an announcement brings, and
 * floods. Lines come in order of their seconds.
 */
public final class Visits {
  private static final int DAY = 86_400;
  private static final int HOUR = 3_600;
  private static final int CROWD = 1_200;
  private static final double PEAK = 0.3;
  private static final String[] PAGES = {"/", "/news/1", "/news/2", "/shop/tea", "/about"};
  private static final String[] ASSETS = {
    "/css/site.css", "/js/site.js", "/img/head.png", "/img/foot.png", "/fonts/text.woff2"
  };
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SplittableRandom random;
  private final Consumer<String> lines;

  /** Kinds of floods of requests. */
  public enum Kind {
    /** One source asks for a search. */
    ONE_SOURCE,
    /** Many sources, whose requests soon fail. */
    FAILING,
    /** Many sources that fetch no assets and come from no page. */
    BOTS,
    /** Many sources, each with a statement in a parameter. */
    INJECTIONS,
    /** Ordinary visitors, all at once. */
    CROWD,
    /** Many sources that ask for the first page. */
    ONE_PATH,
    /** Many sources that ask for paths nobody has linked, each with another agent. */
    RANDOM_PATHS,
    /** Many sources that name search engines as where they come from, as HULK does. */
    BORROWED_REFERRERS,
    /** An application on many telephones that asks for its news. */
    APPLICATION,
    /** Twenty probes of a service that watches whether the site answers. */
    PROBES,
    /** A delivery network of thirty addresses that fetches for visitors. */
    DELIVERY
  }

  /** A log that is written to {@code lines}, which end in a line feed. */
  public Visits(long seed, Consumer<String> lines) {
    this.random = new SplittableRandom(seed);
    this.lines = lines;
  }

  /** Days of ordinary visits; every fourth has a crowd of up to thirty times the visitors. */
  public void ordinary(long start, int days) {
    for (int day = 0; day < days; day++) {
      int crowd = random.nextInt(4) == 0 ? random.nextInt(DAY - CROWD) : -CROWD;
      double size = 5 + 25 * random.nextDouble();
      for (int second = 0; second < DAY; second++) {
        double level = 0.55 - 0.45 * Math.cos(2 * Math.PI * (second - 4.0 * HOUR) / DAY);
        boolean crowded = second >= crowd && second < crowd + CROWD;
        visits(start + (long) day * DAY + second, PEAK * level * (crowded ? size : 1));
      }
    }
  }

  private void visits(long second, double rate) {
    String time = TIME.format(Instant.ofEpochSecond(second));
    for (long left = Chance.poisson(random, rate); left > 0; left--) {
      visit(time, "2001:db8::" + Integer.toHexString(1 + random.nextInt(4_000)));
    }
    if (random.nextInt(5) == 0) {
      line("192.0.2.77", time, "/shop/" + random.nextInt(900), 200, "-", "ExampleBot/1.0");
    }
  }

  private void visit(String time, String visitor) {
    String page = PAGES[random.nextInt(PAGES.length)];
    String site = "https://www.example.com";
    boolean linked = random.nextInt(3) > 0;
    int status = random.nextInt(300) == 0 ? 500 : 200;
    line(visitor, time, page, status, linked ? site + "/" : "-", BROWSER);
    for (String asset : ASSETS) {
      line(visitor, time, asset, random.nextInt(2) == 0 ? 200 : 304, site + page, BROWSER);
    }
  }

  /** Ordinary visits for some seconds, so many a second on average. */
  public void quiet(long start, int seconds, double rate) {
    for (int second = 0; second < seconds; second++) {
      String time = TIME.format(Instant.ofEpochSecond(start + second));
      for (long left = Chance.poisson(random, rate); left > 0; left--) {
        visit(time, "192.0.2." + (1 + random.nextInt(200)));
      }
    }
  }

  /** A flood of requests for some seconds. */
  public void flood(Kind kind, long start, int seconds, int rate) {
    for (int second = 0; second < seconds; second++) {
      String time = TIME.format(Instant.ofEpochSecond(start + second));
      int requests =
          kind == Kind.CROWD || kind == Kind.DELIVERY ? rate / (1 + ASSETS.length) : rate;
      for (int i = 0; i < requests; i++) {
        request(kind, time, "2001:db8:1::" + Integer.toHexString(1 + random.nextInt(3_000)));
      }
    }
  }

  private void request(Kind kind, String time, String source) {
    switch (kind) {
      case ONE_SOURCE -> line("203.0.113.9", time, search(), 200, "-", "-");
      case FAILING -> line(source, time, search(), random.nextInt(3) > 0 ? 503 : 200, "-", BROWSER);
      case BOTS -> line(source, time, search(), 200, "-", BROWSER);
      case INJECTIONS ->
          line(source, time, "/shop?id=1%27%20or%20%271%27=%271", 200, "-", "curl/8.5.0");
      case CROWD -> visit(time, source);
      case ONE_PATH -> line(source, time, "/", 200, "-", BROWSER);
      case RANDOM_PATHS -> line(source, time, "/" + random.nextInt(900_000), 200, "-", browser());
      case BORROWED_REFERRERS ->
          line(source, time, search(), 200, "https://search.example.net" + search(), browser());
      case APPLICATION -> line(source, time, "/api/news", 200, "-", "okhttp/4.12.0");
      case PROBES -> line(oneOf(20), time, "/", 200, "-", "Mozilla/5.0 (compatible; Probe/2.0)");
      case DELIVERY -> visit(time, oneOf(30));
    }
  }

  private String oneOf(int sources) {
    return "198.51.100." + (1 + random.nextInt(sources));
  }

  private String browser() {
    return BROWSER.replace("130", Integer.toString(90 + random.nextInt(40)));
  }

  private String search() {
    return "/search?q=" + random.nextInt(100_000);
  }

  private void line(
      String source, String time, String path, int status, String referrer, String agent) {
    lines.accept(
        source
            + " - - ["
            + time
            + "] \"GET "
            + path
            + " HTTP/1.1\" "
            + status
            + " 5120 \""
            + referrer
            + "\" \""
            + agent
            + "\"\n");
  }
}
