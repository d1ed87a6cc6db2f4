package org.hansho.testkit.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hansho.testkit.Chance;

/**
 * Scans as tools do them: each with a list of what it asks for, its methods, pace and manner. All
 * call themselves an ordinary browser but the one whose name never changes.
 */
public final class Scans {
  private static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/124.0.0.0 Safari/537.36";
  private static final String OLD_BROWSER =
      "Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.9.2.3) Gecko/20100423 Ubuntu/10.04 (lucid) Firefox/3.6.3";

  private static final List<String> FOLDERS =
      List.of(
          "", "/admin", "/old", "/test", "/backup", "/dev", "/api", "/site", "/cgi-bin", "/web");
  private static final List<String> FILES =
      List.of(
          "config.php",
          "config.php.bak",
          "db.sql",
          "dump.sql",
          ".env",
          "info.php",
          "phpinfo.php",
          "test.cgi",
          "login.php",
          "admin.php",
          "setup.php",
          "install.php",
          "backup.zip",
          "web.config",
          ".htaccess",
          ".git/HEAD",
          "server-status",
          "readme.txt",
          "shell.php",
          "upload.php");
  private static final List<String> KNOWN_HOLES =
      List.of(
          "/.env",
          "/.git/config",
          "/.aws/credentials",
          "/actuator/env",
          "/server-status",
          "/phpinfo.php",
          "/wp-config.php.bak",
          "/solr/admin/info/system",
          "/owa/auth/logon.aspx",
          "/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php",
          "/_ignition/execute-solution",
          "/api/jsonws/invoke",
          "/manager/html",
          "/HNAP1/",
          "/telescope/requests",
          "/.svn/entries",
          "/config.json",
          "/.DS_Store",
          "/debug/default/view",
          "/cgi-bin/luci",
          "/druid/index.html",
          "/jenkins/script",
          "/console/",
          "/nacos/v1/auth/users",
          "/geoserver/web/",
          "/wp-json/wp/v2/users");

  private static final Map<String, List<String>> PRODUCTS =
      new TreeMap<>(
          Map.of(
              "wordpress",
              List.of(
                  "/readme.html",
                  "/wp-includes/js/tinymce/tiny_mce.js",
                  "/wp-includes/js/autosave.js",
                  "/wp-includes/js/wp-lists.js",
                  "/wp-admin/css/colors-fresh.css",
                  "/wp-admin/js/common.js",
                  "/wp-includes/js/quicktags.js",
                  "/wp-includes/js/swfupload/handlers.js",
                  "/wp-admin/css/theme-editor.css",
                  "/wp-includes/js/thickbox/thickbox.js",
                  "/wp-admin/js/post.js",
                  "/wp-includes/images/wlw/wp-icon.png",
                  "/wp-includes/css/admin-bar.css",
                  "/wp-admin/js/editor.js",
                  "/wp-includes/js/jquery/ui.core.js"),
              "joomla",
              List.of(
                  "/media/system/js/mootools.js", "/media/system/js/validate.js",
                  "/media/system/css/modal.css", "/administrator/templates/khepri/css/general.css",
                  "/language/en-gb/en-gb.ini", "/media/system/js/caption.js"),
              "drupal",
              List.of(
                  "/misc/drupal.js",
                  "/misc/tableheader.js",
                  "/misc/autocomplete.js",
                  "/modules/system/system.css",
                  "/CHANGELOG.txt",
                  "/misc/collapse.js"),
              "mediawiki",
              List.of(
                  "/skins/common/wikibits.js", "/skins/monobook/main.css",
                  "/skins/common/shared.css", "/skins/common/ajax.js"),
              "phpbb",
              List.of(
                  "/styles/prosilver/theme/common.css", "/adm/style/admin.css",
                  "/styles/prosilver/template/forum_fn.js",
                      "/styles/subsilver2/theme/stylesheet.css")));

  /** Every kind. */
  public static final List<String> KINDS =
      List.of(
          "file guessing (as Nikto does)",
          "known holes (as nuclei does)",
          "crawl with attacks, POST and redirects (as Acunetix does)",
          "crawl and guess, six methods (as Netsparker does)",
          "crawl and guess slowly (as w3af does)",
          "versions of one application, browser (as BlindElephant does)",
          "versions of one application, its own name (BlindElephant)",
          "which application of five (as BlindElephant guesses)");

  private final SiteMap site;
  private final Chance chance;
  private final Consumer<Request> log;
  private final List<Long> times = new ArrayList<>();
  private String client = "";
  private String agent = BROWSER;
  private String referrer = "";
  private long time;

  Scans(SiteMap site, Chance chance, Consumer<Request> log) {
    this.site = site;
    this.chance = chance;
    this.log = log;
  }

  /** Scans the site once. */
  Strike run(int kind, long start, String from) {
    times.clear();
    client = from;
    agent = BROWSER;
    referrer = "";
    time = start;
    switch (kind) {
      case 0 -> guessFiles();
      case 1 -> knownHoles();
      case 2 -> crawlWithAttacks();
      case 3 -> crawlAndGuess(40, 6);
      case 4 -> crawlAndGuess(900, 1);
      case 5 -> versions(BROWSER);
      case 6 -> versions(OLD_BROWSER);
      default -> applications();
    }
    return new Strike(KINDS.get(kind), from, times.stream().mapToLong(Long::longValue).toArray());
  }

  private void send(String method, String path, int status) {
    times.add(time);
    log.accept(
        new Request(
            time, client, method, path, status, status == 404 ? 196 : 2_900, referrer, agent));
  }

  private void send(String method, String path) {
    send(method, path, site.status(path));
  }

  private void guessFiles() {
    send("GET", "/");
    send("GET", "/" + name() + ".html");
    send("OPTIONS", "/", 200);
    send("TRACE", "/", 405);
    for (String folder : FOLDERS) {
      for (String file : FILES) {
        send("GET", folder + "/" + file);
        time += 20 + chance.below(150);
      }
    }
  }

  private void knownHoles() {
    for (String path : KNOWN_HOLES) {
      send(chance.onceIn(6) ? "POST" : "GET", path);
      time += 10 + chance.below(60);
    }
  }

  /** Mostly sends forms of pages that exist, and looks for some files beside. */
  private void crawlWithAttacks() {
    for (int round = 0; round < 260; round++) {
      String page = site.page(chance);
      referrer = "https://" + site.host + page;
      if (round % 5 == 0) {
        send("GET", page);
      } else if (round % 4 == 1) {
        referrer = "";
        send("GET", chance.of(FOLDERS) + "/" + chance.of(FILES));
      } else {
        send("POST", page, chance.flip() ? 302 : 200);
      }
      if (round % 30 == 7) {
        send(chance.of("OPTIONS", "PUT", "TRACE"), page, 405);
      }
      time += 30 + chance.below(300);
    }
  }

  private void crawlAndGuess(int pace, int methods) {
    List<String> verbs = List.of("GET", "POST", "OPTIONS", "HEAD", "PUT", "TRACE");
    for (int round = 0; round < 300; round++) {
      if (round % 3 == 0) {
        send("GET", site.page(chance));
      } else {
        String path = "/" + name() + (chance.flip() ? "/" + chance.of(FILES) : ".php");
        send(verbs.get(chance.below(methods)), path);
      }
      time += pace / 2 + chance.below(pace);
    }
  }

  private void versions(String name) {
    agent = name;
    send("GET", "/" + name() + "/" + name());
    List<String> files = PRODUCTS.get(site.wordpress ? "wordpress" : "drupal");
    List<String> asked = files == null ? List.of() : files;
    for (int i = 0; i < 15; i++) {
      send("GET", asked.get(i % asked.size()), chance.onceIn(4) || !site.wordpress ? 404 : 200);
      time += 100 + chance.below(500);
    }
  }

  private void applications() {
    PRODUCTS
        .values()
        .forEach(
            files -> {
              for (int i = 0; i < 3; i++) {
                send("GET", files.get(i));
                time += 100 + chance.below(500);
              }
            });
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      name.append((char) ('a' + chance.below(26)));
    }
    return name.toString();
  }
}
