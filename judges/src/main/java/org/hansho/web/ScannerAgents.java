package org.hansho.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Names of scanning and attacking tools in what a client says of itself.
 *
 * <p>A name counts as a whole word; words of daily use are not in the list. One tool imitates a
 * browser with an agent that never changed; it is recognised by the build of that browser. Names
 * are those the tools publish.
 */
final class ScannerAgents {
  private static final int TOOL = 1;
  private static final byte[] FIXED_BUILD = Ascii.bytes("gecko/20100423");
  private static final byte[] FIXED_SYSTEM = Ascii.bytes("ubuntu/10.04 (lucid)");
  private static final byte[] FIXED_NAME = "blindelephant".getBytes(StandardCharsets.US_ASCII);
  private static final WordTable NAMES = new WordTable(names());

  private int start;
  private int end;
  private boolean imitated;

  private static Map<String, Integer> names() {
    Map<String, Integer> names = new HashMap<>();
    String all =
        "nikto sqlmap nuclei nmap masscan zgrab wpscan acunetix netsparker invicti w3af gobuster"
            + " dirbuster feroxbuster ffuf wfuzz whatweb openvas nessus arachni skipfish havij"
            + " blindelephant zmeu morfeus jorgee hydra commix xsser zaproxy dirb fimap joomscan"
            + " httprobe l9explore l9tcpid paros webinspect appscan jaeles sqlninja absinthe bsqlbf"
            + " pangolin cgichk whisker dirsearch cmsmap cmseek droopescan wapiti vega grabber"
            + " uniscan golismero xenotix scanbot hexometer detectify qualysguard webshag"
            + " webtrends struts-pwn log4j-scan shellshock brutus medusa patator jbrofuzz nsauditor"
            + " sysscan webvulnscan crowbar inspath httpscan zgrab2 projectdiscovery interactsh"
            + " gitdumper kadimus sitecheck";
    for (String name : all.split(" ")) {
      names.put(name, TOOL);
    }
    return names;
  }

  /** Whether an agent names a tool; then {@link #start} and {@link #end} are around its name. */
  boolean find(byte[] text, int from, int to) {
    imitated = false;
    int at = from;
    while (at < to) {
      if (!isNamePart(text[at])) {
        at++;
        continue;
      }
      int wordEnd = at;
      while (wordEnd < to && isNamePart(text[wordEnd])) {
        wordEnd++;
      }
      if (isTool(text, at, wordEnd)) {
        return true;
      }
      at = wordEnd;
    }
    imitated =
        Ascii.indexOf(text, from, to, FIXED_BUILD) >= 0
            && Ascii.indexOf(text, from, to, FIXED_SYSTEM) >= 0;
    return imitated;
  }

  /** The word itself, or the letters it begins with. */
  private boolean isTool(byte[] text, int from, int wordEnd) {
    int letters = from;
    while (letters < wordEnd && Ascii.isLetter(text[letters])) {
      letters++;
    }
    int stop = NAMES.flags(text, from, wordEnd) != 0 ? wordEnd : letters;
    if (NAMES.flags(text, from, stop) == 0) {
      return false;
    }
    start = from;
    end = stop;
    return true;
  }

  private static boolean isNamePart(byte b) {
    return Ascii.isWordPart(b) || b == '-';
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether the agent is the fixed imitation; its name is {@link #imitation}. */
  boolean isImitated() {
    return imitated;
  }

  static byte[] imitation() {
    return FIXED_NAME;
  }
}
