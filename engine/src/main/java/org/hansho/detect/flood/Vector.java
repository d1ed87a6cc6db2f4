package org.hansho.detect.flood;

import java.util.Arrays;

/** What a flood is called, by the class of its traffic. The visible list of known classes. */
enum Vector {
  UDP("udp", "UDP flood", "UDP フラッド", "UDP", "UDP"),
  REFLECTED(
      "udp-reflection",
      "UDP flood from ports of reflectors",
      "リフレクターのポートからの UDP フラッド",
      "UDP from ports of reflectors",
      "リフレクターのポートからの UDP"),
  AMPLIFIED(
      "",
      "flood of amplified UDP",
      "UDP 増幅 (リフレクション) 攻撃",
      "UDP from ports of reflectors",
      "リフレクターのポートからの UDP"),
  QUIC("quic", "QUIC flood", "QUIC フラッド", "UDP from port 443", "ポート 443 からの UDP"),
  TWO_WAY("two-way", "packet flood", "パケット フラッド", "packets that are answered", "応答のあるパケット"),
  TCP_TWO_WAY("tcp-two-way", "TCP flood", "TCP フラッド", "TCP", "TCP"),
  ICMP("icmp", "ICMP flood", "ICMP フラッド", "ICMP", "ICMP"),
  SYN("tcp-syn", "SYN flood", "SYN フラッド", "SYN packets", "SYN パケット"),
  REPLIES(
      "tcp-answer",
      "flood of reflected TCP answers",
      "TCP リフレクション攻撃",
      "TCP answers that nobody asked for",
      "要求していない TCP 応答"),
  INVALID(
      "tcp-invalid",
      "flood of invalid TCP flags",
      "不正な TCP フラグのフラッド",
      "TCP segments with flags that contradict each other",
      "矛盾したフラグを持つ TCP セグメント"),
  ACKNOWLEDGED(
      "tcp-ack",
      "flood of TCP acknowledgements",
      "TCP ACK フラッド",
      "TCP acknowledgements of nothing",
      "対応する接続のない TCP ACK"),
  TCP("tcp", "TCP flood", "TCP フラッド", "TCP", "TCP"),
  FRAGMENTS("fragment", "flood of fragments", "フラグメント フラッド", "IP fragments", "IP フラグメント"),
  TUNNEL("tunnel", "flood of tunnel packets", "トンネル パケットのフラッド", "GRE and IPsec", "GRE と IPsec"),
  REQUESTS("", "flood of requests", "大量の HTTP 要求", "requests", "要求"),
  OTHER("other", "packet flood", "パケット フラッド", "packets of other protocols", "その他のプロトコルのパケット");

  /** Least part of a key's bytes, and least mean packet, that speak of amplification. */
  private static final double AMPLIFIED_SHARE = 0.6;

  private static final double AMPLIFIED_PACKET = 400;

  private final String traffic;
  final String english;
  final String japanese;
  final String whatEnglish;
  final String whatJapanese;

  Vector(String traffic, String english, String japanese, String whatEnglish, String whatJapanese) {
    this.traffic = traffic;
    this.english = english;
    this.japanese = japanese;
    this.whatEnglish = whatEnglish;
    this.whatJapanese = whatJapanese;
  }

  /**
   * That of a class.
   *
   * @param share of all bytes to the key
   * @param meanPacket bytes
   */
  static Vector of(String traffic, double share, double meanPacket) {
    if (traffic.equals(REFLECTED.traffic)
        && share >= AMPLIFIED_SHARE
        && meanPacket > AMPLIFIED_PACKET) {
      return AMPLIFIED;
    }
    return Arrays.stream(values())
        .filter(vector -> !vector.traffic.isEmpty() && vector.traffic.equals(traffic))
        .findFirst()
        .orElse(OTHER);
  }
}
