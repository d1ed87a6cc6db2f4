package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Paths that attackers ask for, by what they hope to find there. Compared segment by segment with a
 * normalised path, whatever folder an application lies in. The lists are our own, from the
 * documentation of the products they name.
 */
final class SensitivePaths {
  /** What is hoped for. */
  enum Kind {
    /** A page to sign in to, or for administrators only. */
    ADMINISTRATION("administration"),
    /** Settings and secrets. */
    CONFIGURATION("configuration"),
    /** A folder of version control. */
    REPOSITORY("repository"),
    /** A copy that was left behind. */
    BACKUP("backup"),
    /** A page with internals of the server. */
    DIAGNOSTICS("diagnostics"),
    /** A page that runs commands. */
    WEB_SHELL("web-shell"),
    /** An interface that was often exploited. */
    EXPLOITED("exploited"),
    /** A file with the version of an application. */
    VERSION("version");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private static final Kind[] KINDS = Kind.values();
  private static final WordTable SEGMENTS = new WordTable(segments());
  private static final WordTable LAST = new WordTable(lastSegments());
  private static final WordTable ENDINGS = new WordTable(endings());

  private SensitivePaths() {}

  private static Map<String, Integer> segments() {
    Map<String, Integer> words = new HashMap<>();
    add(
        words,
        Kind.ADMINISTRATION,
        "wp-admin administrator phpmyadmin pma myadmin dbadmin adminer");
    add(
        words,
        Kind.ADMINISTRATION,
        "umbraco host-manager sqladmin mysqladmin jmx-console web-console manager");
    add(words, Kind.ADMINISTRATION, "admin-console cpanel webmin plesk kibana grafana phppgadmin");
    add(words, Kind.REPOSITORY, ".git .svn .hg .bzr cvs");
    add(words, Kind.CONFIGURATION, ".aws .ssh .azure .kube .docker .vscode .idea web-inf meta-inf");
    add(words, Kind.DIAGNOSTICS, "server-status server-info actuator _profiler telescope phpinfo");
    add(
        words,
        Kind.EXPLOITED,
        "cgi-bin hnap1 boaform gponform _ignition eval-stdin.php solr struts2");
    add(words, Kind.EXPLOITED, "autodiscover owa ecp vendor fckeditor elfinder kcfinder");
    return words;
  }

  private static Map<String, Integer> lastSegments() {
    Map<String, Integer> words = new HashMap<>();
    add(
        words,
        Kind.ADMINISTRATION,
        "admin login wp-login.php admin.php adminer.php administrator.php");
    add(
        words,
        Kind.ADMINISTRATION,
        "admin.asp admin.aspx admin.jsp login.php login.aspx login.jsp signin");
    add(words, Kind.ADMINISTRATION, "phpmyadmin.php pma.php xmlrpc.php cpanel webmail setup.php");
    add(words, Kind.ADMINISTRATION, "install.php upgrade.php dashboard console backend");
    add(words, Kind.CONFIGURATION, ".env .htaccess .htpasswd .npmrc .pypirc .netrc .bash_history");
    add(
        words,
        Kind.CONFIGURATION,
        "web.config wp-config.php config.php configuration.php settings.php");
    add(
        words,
        Kind.CONFIGURATION,
        "database.yml secrets.yml appsettings.json docker-compose.yml id_rsa");
    add(
        words,
        Kind.CONFIGURATION,
        "credentials .ds_store sftp-config.json parameters.yml local.xml");
    add(words, Kind.DIAGNOSTICS, "phpinfo.php info.php test.php php.php elmah.axd trace.axd i.php");
    add(
        words,
        Kind.WEB_SHELL,
        "c99.php r57.php wso.php b374k.php shell.php cmd.php cmd.asp cmd.aspx");
    add(
        words,
        Kind.WEB_SHELL,
        "cmd.jsp shell.jsp shell.asp shell.aspx webshell.php alfa.php wso2.php");
    add(words, Kind.WEB_SHELL, "mini.php up.php upload.php 1.php x.php c100.php antichat.php");
    add(
        words,
        Kind.VERSION,
        "readme.html readme.txt readme.md changelog changelog.txt changelog.md");
    add(words, Kind.VERSION, "license.txt version version.txt version.php install.txt upgrade.txt");
    add(
        words,
        Kind.VERSION,
        "composer.json composer.lock package.json copyright.txt release_notes.txt");
    return words;
  }

  private static Map<String, Integer> endings() {
    Map<String, Integer> words = new HashMap<>();
    add(words, Kind.BACKUP, "bak old orig swp save backup sql sqlite dump mdb ~ tmp copy");
    return words;
  }

  private static void add(Map<String, Integer> words, Kind kind, String list) {
    for (String word : list.split(" ")) {
      words.put(word, kind.ordinal() + 1);
    }
  }

  /**
   * The kind of a normalised path as {@link Kind#ordinal} and 1, or 0. Pages count with a slash at
   * their end too; endings of copies do not, since a folder is no file.
   */
  static int find(byte[] path, int from, int end) {
    int to = end - from > 1 && path[end - 1] == '/' ? end - 1 : end;
    int segment = from;
    for (int at = from; at <= to; at++) {
      if (at == to || path[at] == '/') {
        int kind = SEGMENTS.flags(path, segment, at);
        if (kind == 0 && at == to) {
          kind = LAST.flags(path, segment, to);
          kind = kind == 0 && to == end ? ending(path, segment, to) : kind;
        }
        if (kind != 0) {
          return kind;
        }
        segment = at + 1;
      }
    }
    return 0;
  }

  private static int ending(byte[] path, int from, int to) {
    if (to == from) {
      return 0;
    }
    int dot = to - 1;
    while (dot > from && path[dot] != '.') {
      dot--;
    }
    boolean tilde = path[to - 1] == '~';
    return tilde || dot > from ? ENDINGS.flags(path, tilde ? to - 1 : dot + 1, to) : 0;
  }

  static Kind kind(int found) {
    return KINDS[found - 1];
  }
}
