package org.hansho.files.output;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks passwords, tokens and keys in texts that are shown: on command lines, in settings, headers,
 * addresses and statements. What is detected never passes here, so masking changes no alert.
 *
 * <p>Each {@link Kind} has words of which one must stand in the text before its pattern is tried. A
 * pattern's group {@code s} is the secret; what stands around it stays. Pure functions; quantifiers
 * are bounded, so that the cost is linear in the text.
 */
public final class Secrets {
  /** What stands in place of a secret. */
  public static final String MASK = "***";

  private static final String WORD =
      "(?:pass(?:word|wd|phrase)?|passwort|secret|token|credentials?"
          + "|(?:api|access|secret|private|account|shared|auth|encryption|master|functions)[-_.]?key)";

  /** A value in quotes, escaped ones too, or up to what ends a word. */
  private static final String VALUE =
      "(?<q>\\\\{0,3}[\"'])?(?<s>(?<=[\"'])[^\"'\\\\\\r"
          + "\\n"
          + "]{1,400}+|[^\\s\"'&;,|\\\\()<>\\[\\]{}]{1,400}+)";

  /**
   * What says that no secret follows: a variable, another option, a path on a drive, or a word
   * without content.
   */
  private static final String NO_SECRET =
      "(?!\\\\{0,3}[\"']?(?:[$%*<{(\\[-]|[a-zA-Z]:\\\\|(?:null|none|true|false|yes|no|nil|not|undefined)\\b))";

  /** Between the words of a command: blanks, or how JSON and auditd separate them. */
  private static final String NEXT = "(?:\\s{1,8}|\"\\s?,\\s?\"|\"?\\s(?:a\\d{1,3}=)\"?)";

  /** Further words of the same command. */
  private static final String WORDS = "[^|;&\\r\\n]{0,200}?";

  private record Kind(List<String> words, Pattern pattern) {
    boolean mayBeIn(String lower) {
      return words.stream().anyMatch(lower::contains);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          // password=x, "api_key": "x", PGPASSWORD=x, AccountKey=x, X-Vault-Token: x
          kind(
              "pass secret token credential key",
              "(?i)[a-z0-9_.-]{0,60}?"
                  + WORD
                  + "\\\\{0,3}[\"']?\\s?(?::(?!//)|=)(?:\\s(?!/))?"
                  + NO_SECRET
                  + VALUE),
          // --password x, --token x, -password x, /password:x
          kind(
              "pass secret token credential key",
              "(?i)(?<![\\w.-])(?:--?|/)(?:[a-z0-9_.]{1,30}-){0,4}"
                  + WORD
                  + "(?:"
                  + NEXT
                  + "|:)"
                  + NO_SECRET
                  + VALUE),
          // MYSQL_PWD=x, Pwd=x in a connection string, but not the folder of a shell
          kind("pwd", "(?i)(?:_pwd|;\\s?pwd)\\s?=\\s?" + NO_SECRET + "(?!/)" + VALUE),
          // scheme://user:x@host
          kind(
              "://",
              "(?i)[a-z][a-z0-9+.-]{1,20}://[^\\s/:@\"']{0,100}:(?<s>[^\\s/@\"']{1,200}+)(?=@)"),
          // signed addresses
          kind(
              "sig= x-amz- x-goog- code= key= auth=",
              "(?i)[?&;](?:sig|x-(?:amz|goog)-(?:signature|security-token|credential))=(?<s>[^\\s&\"'#<>]{1,2000}+)"),
          kind("code= key= auth=", "(?i)[?&](?:code|key|auth)=(?<s>[a-z0-9_~./+=%-]{16,2000}+)"),
          // Authorization: Bearer x
          kind(
              "authorization",
              "(?i)authorization\\\\{0,3}[\"']?\\s?[:=]\\s?\\\\{0,3}[\"']?(?:[a-z][a-z0-9-]{1,30}\\s{1,4})?+(?!(?:bearer|basic|digest|negotiate|token)\\b|[{\\[])(?<s>[^\\s\"'\\\\]{1,4000}+)"),
          kind("bearer", "(?i)\\bbearer\\s{1,4}(?<s>[a-z0-9._~+/-]{16,4000}+=*)"),
          // tokens that say what they are
          kind(
              "eyj",
              "\\beyJ(?<s>[A-Za-z0-9_-]{8,4000}+\\.[A-Za-z0-9_-]{8,4000}+(?:\\.[A-Za-z0-9_-]{0,4000}+)?)"),
          kind("akia asia", "\\b(?:AKIA|ASIA)(?<s>[A-Z0-9]{16})\\b"),
          kind(
              "gh github_pat_ glpat- xox aiza sk_live_ sk- npm_",
              "\\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|AIza|[rs]k_live_|sk-|npm_)(?<s>[A-Za-z0-9_-]{20,400}+)"),
          kind("private key", "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?<s>[^-]{1,8000}+)"),
          // programs that take a password in an option of one letter
          kind(
              "mysql mariadb",
              "(?i)\\b(?:mysql|mariadb)[\\w-]{0,20}" + WORDS + NEXT + "-p(?<s>[^\\s\"']{1,400}+)"),
          kind("sshpass", "(?i)\\bsshpass" + NEXT + "-p" + NEXT + "?" + VALUE),
          kind(
              "curl wget",
              "(?i)\\b(?:curl|wget)\\b"
                  + WORDS
                  + NEXT
                  + "(?:-u|--user|--proxy-user|-U)(?:"
                  + NEXT
                  + "|=)?[\"']?[^\\s:\"']{1,100}:(?<s>[^\\s\"']{1,400}+)"),
          kind("redis-cli", "(?i)\\bredis-cli\\b" + WORDS + NEXT + "-a" + NEXT + VALUE),
          kind("ldap", "(?i)\\bldap[a-z]{3,12}\\b" + WORDS + NEXT + "-w" + NEXT + VALUE),
          kind(
              "login",
              "(?i)\\b(?:docker|podman|nerdctl|helm|az|oc)\\b"
                  + WORDS
                  + "\\blogin\\b"
                  + WORDS
                  + NEXT
                  + "-p"
                  + NEXT
                  + "?"
                  + VALUE),
          kind(
              "sqlcmd bcp unzip",
              "(?i:\\b(?:sqlcmd|bcp|unzip)\\b)" + WORDS + NEXT + "-P" + NEXT + "?" + VALUE),
          kind(
              "mongo psexec",
              "(?i)\\b(?:mongo[a-z]{0,10}|psexec(?:64)?(?:\\.exe)?)\\b"
                  + WORDS
                  + NEXT
                  + "-p"
                  + NEXT
                  + VALUE),
          kind(
              "plink pscp putty",
              "(?i)\\b(?:plink|pscp|putty)\\b" + WORDS + NEXT + "-pw" + NEXT + VALUE),
          kind(
              "smbclient rpcclient",
              "(?i)\\b(?:smbclient|rpcclient)\\b"
                  + WORDS
                  + NEXT
                  + "-U"
                  + NEXT
                  + "?[\"']?[^\\s%\"']{1,100}%(?<s>[^\\s\"']{1,400}+)"),
          kind("pass:", "(?i)(?:-pass(?:in|out)?" + NEXT + ")[\"']?pass:(?<s>[^\\s\"']{1,400}+)"),
          kind(
              "net",
              "(?i)\\bnet1?(?:\\.exe)?\\s{1,4}user\\s{1,4}[^\\s/]{1,60}\\s{1,4}(?![/*])(?<s>[^\\s\"']{1,200}+)"),
          kind(
              "chpasswd",
              "[\\w.-]{1,60}:(?<s>[^\\s:\"'|]{1,200}+)[\"']?\\s{0,4}\\|\\s{0,4}(?:sudo\\s{1,4})?chpasswd"),
          // statements
          kind(
              "password identified",
              "(?i)\\b(?:password|identified(?:\\s{1,4}with\\s{1,4}\\S{1,60})?\\s{1,4}by(?:\\s{1,4}password)?)\\s{0,4}[\\s=]\\s{0,4}\\\\{0,3}(?<q>['\"])(?<s>[^'\"]{1,400}+)(?=\\k<q>)"));

  /** A command line or one of its words, behind its name. */
  private static final Pattern ENCODED =
      Pattern.compile("(?<=\\b(?:proctitle|a\\d{1,3})=)(?:[0-9A-Fa-f]{2}){8,4096}+(?![\\w.\"-])");

  private Secrets() {}

  private static Kind kind(String words, String pattern) {
    return new Kind(words(words), Pattern.compile(pattern));
  }

  private static List<String> words(String words) {
    return words.equals("private key") ? List.of(words) : List.of(words.split(" "));
  }

  /**
   * The text with every secret replaced by {@link #MASK}; the same if there is none. A command that
   * the kernel's audit wrote in hexadecimal is masked as a whole if a secret is in it.
   */
  public static String masked(String text) {
    return ENCODED
        .matcher(inPlain(text))
        .replaceAll(
            word -> inPlain(decoded(word.group())).equals(decoded(word.group())) ? "$0" : MASK);
  }

  /** What the kernel's audit wrote in hexadecimal, zero bytes as blanks. */
  public static String decoded(String digits) {
    byte[] bytes = HexFormat.of().parseHex(digits);
    return new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip();
  }

  private static String inPlain(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String masked = text;
    for (Kind kind : KINDS) {
      if (kind.mayBeIn(lower)) {
        masked = masked(masked, kind.pattern());
      }
    }
    return masked;
  }

  private static String masked(String text, Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder masked = null;
    int from = 0;
    while (matcher.find()) {
      if (text.startsWith(MASK, matcher.start("s"))) {
        continue;
      }
      masked = masked == null ? new StringBuilder(text.length()) : masked;
      masked.append(text, from, matcher.start("s")).append(MASK);
      from = matcher.end("s");
    }
    return masked == null ? text : masked.append(text, from, text.length()).toString();
  }
}
