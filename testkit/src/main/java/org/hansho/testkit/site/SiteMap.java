package org.hansho.testkit.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hansho.testkit.Chance;

/** What a site has: pages with their files, pages to sign in to, and a release that changes. */
final class SiteMap {
  private static final List<String> WORDS =
      List.of(
          "tea", "garden", "stone", "river", "paper", "lamp", "bridge", "market", "winter", "salt",
          "harbour", "engine", "letter", "mirror", "orchard", "signal");

  final String host;
  final boolean wordpress;
  private final List<String> pages = new ArrayList<>();
  private final List<String> images = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private int release = 1;

  SiteMap(String host, boolean wordpress, int size, Chance chance) {
    this.host = host;
    this.wordpress = wordpress;
    pages.add("/");
    for (int i = 0; i < size; i++) {
      String section = chance.of(WORDS);
      String page = "/" + section + "/" + chance.of(WORDS) + "-" + i;
      pages.add(wordpress ? page + "/" : page + ".html");
      String folder = wordpress ? "/wp-content/uploads/2026/" : "/img/";
      images.add(folder + chance.of(WORDS) + i + ".jpg");
    }
    known.addAll(pages);
    known.addAll(images);
    known.addAll(administration());
    known.addAll(List.of("/robots.txt", "/favicon.ico", "/feed.xml", "/health"));
    if (wordpress) {
      known.addAll(
          List.of("/readme.html", "/license.txt", "/xmlrpc.php", "/wp-admin/admin-ajax.php"));
    }
  }

  /** A page, the first ones much more often. */
  String page(Chance chance) {
    return pages.get(chance.below(1 + chance.below(pages.size())));
  }

  List<String> pages() {
    return pages;
  }

  /** What a browser loads with a page. */
  List<String> filesOf(String page, Chance chance) {
    List<String> files = new ArrayList<>(common());
    int first = Math.floorMod(page.hashCode(), images.size());
    for (int i = 0; i < 2 + chance.below(4); i++) {
      files.add(images.get((first + i) % images.size()));
    }
    return files;
  }

  /** Files of every page, named anew with each release where the site is no WordPress. */
  List<String> common() {
    if (wordpress) {
      return List.of(
          "/wp-includes/js/jquery/jquery.min.js",
          "/wp-includes/css/dist/block-library/style.min.css",
          "/wp-content/themes/plain/style.css");
    }
    return List.of("/static/app." + release + "f3c.js", "/static/site." + release + "a91.css");
  }

  /** Pages for administrators. */
  List<String> administration() {
    return wordpress
        ? List.of(
            "/wp-admin/",
            "/wp-admin/edit.php",
            "/wp-admin/post.php",
            "/wp-admin/upload.php",
            "/wp-admin/plugins.php",
            "/wp-admin/users.php",
            "/wp-admin/options-general.php")
        : List.of("/admin/", "/admin/orders", "/admin/stock", "/admin/people", "/admin/settings");
  }

  String signIn() {
    return wordpress ? "/wp-login.php" : "/login";
  }

  /** A new release: files of pages get new names. */
  void deploy() {
    release++;
  }

  /** The answer to somebody who is not signed in. */
  int status(String path) {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    if (administration().contains(bare)) {
      return wordpress ? 302 : 401;
    }
    return known.contains(bare) || bare.equals(signIn()) || common().contains(bare) ? 200 : 404;
  }
}
