package org.hansho.format.flow;

import org.hansho.record.Fault;

/** Faults of captures and of packets that export flows. Fields have the names of the RFCs. */
final class FlowFaults {
  private static final String CUT = "The datagram was cut: capture whole packets (tcpdump -s 0).";
  private static final String CUT_JAPANESE =
      "データグラムが途中で切れています。tcpdump -s 0 などで、パケット全体をキャプチャしてください。";
  private static final String EXPORTER =
      "The exporter or what forwards its packets is faulty: bring its software up to date.";
  private static final String EXPORTER_JAPANESE =
      "エクスポーター、またはパケットを中継する機器に不具合があります。ソフトウェアを更新してください。";
  private static final String AGENT =
      "The agent or what forwards its packets is faulty: bring its software up to date.";
  private static final String AGENT_JAPANESE = "エージェント、またはパケットを中継する機器に不具合があります。ソフトウェアを更新してください。";

  static final Fault NO_PACKET =
      Fault.inEnglish(
              "The bytes are no packet of NetFlow v5, v9, IPFIX or sFlow v5.",
              "version",
              "Give the datagrams of exporters as they came, without other traffic, or a"
                  + " capture (pcap) of them.")
          .inJapanese(
              "NetFlow v5、v9、IPFIX、sFlow v5 のいずれのパケットでもありません。",
              "エクスポーターが送信したデータグラムだけをそのまま指定するか、そのキャプチャ (pcap) を指定してください。");

  static final Fault CAPTURE_CUT =
      Fault.inEnglish(
              "The capture ends inside of a record.",
              "packet",
              "The capture was cut or is still written: stop it first, or copy the file"
                  + " again.")
          .inJapanese(
              "キャプチャがレコードの途中で終わっています。",
              "パケット",
              "キャプチャが途中で切れているか、まだ書き込み中です。キャプチャを停止してから読み取るか、ファイルをコピーし直してください。");

  static final Fault CAPTURE_LOST =
      Fault.inEnglish(
              "There is no record of a packet capture; the rest of the file is not read.",
              "block length, magic",
              "The file is damaged from here on: capture again, or mend it with a tool such"
                  + " as pcapfix.")
          .inJapanese(
              "パケット キャプチャのレコードがありません。ファイルの残りは読み取りません。",
              "ブロック長、マジック ナンバー",
              "ファイルがここから先で壊れています。キャプチャし直すか、pcapfix などのツールで修復してください。");

  static final Fault CAPTURE_PACKET =
      Fault.inEnglish(
              "The packet names an interface that the capture does not describe, or more"
                  + " bytes than its block has.",
              "Interface ID, Captured Packet Length",
              "The capture was cut apart: merge captures with mergecap, not byte by byte.")
          .inJapanese(
              "パケットが示すインターフェイスがキャプチャに定義されていないか、パケットのバイト数がブロックの大きさを超えています。",
              "キャプチャがバイト単位で分割または結合されています。キャプチャの結合には mergecap を使ってください。");

  static final Fault HEADER =
      Fault.inEnglish("The packet ends before its header does.", "header", CUT)
          .inJapanese("パケットがヘッダーの途中で終わっています。", "ヘッダー", CUT_JAPANESE);

  static final Fault FEWER_RECORDS =
      Fault.inEnglish("The NetFlow v5 packet has fewer records than its header says.", "count", CUT)
          .inJapanese("NetFlow v5 パケットのレコード数が、ヘッダーに示された数より少なくなっています。", CUT_JAPANESE);

  static final Fault SHORT_SET =
      Fault.inEnglish("The set says it is shorter than its own header.", "Length", EXPORTER)
          .inJapanese("セットに示された長さが、セット自身のヘッダーより短くなっています。", EXPORTER_JAPANESE);

  static final Fault LONG_SET =
      Fault.inEnglish("The set ends behind its packet.", "Length", CUT)
          .inJapanese("セットの末尾がパケットの末尾を超えています。", CUT_JAPANESE);

  static final Fault CUT_MESSAGE =
      Fault.inEnglish("The IPFIX message is shorter than its header says.", "Length", CUT)
          .inJapanese("IPFIX メッセージが、ヘッダーに示された長さより短くなっています。", CUT_JAPANESE);

  static final Fault RESERVED_SET =
      Fault.inEnglish(
              "The set has a number that is reserved.",
              "Set ID, FlowSet ID",
              "The exporter sends what no RFC defines: see its settings and its software.")
          .inJapanese("セットの番号が予約済みの番号です。", "エクスポーターが RFC で定義されていないものを送信しています。設定とソフトウェアを確認してください。");

  static final Fault UNKNOWN_TEMPLATE =
      Fault.inEnglish(
              "There are records whose template was not announced before them.",
              "Template ID",
              "Make the exporter send templates more often, or begin the capture before it"
                  + " sends one.")
          .inJapanese(
              "テンプレートが事前に通知されていないレコードがあります。",
              "エクスポーターがテンプレートを送信する間隔を短くするか、テンプレートの送信前にキャプチャを開始してください。");

  static final Fault CUT_RECORD =
      Fault.inEnglish("A record ends behind its set.", "fields of variable length", EXPORTER)
          .inJapanese("レコードの末尾がセットの末尾を超えています。", "可変長のフィールド", EXPORTER_JAPANESE);

  static final Fault TEMPLATE_NUMBER =
      Fault.inEnglish("A template has a number below 256.", "Template ID", EXPORTER)
          .inJapanese("テンプレートの番号が 256 未満です。", EXPORTER_JAPANESE);

  static final Fault TEMPLATE_CUT =
      Fault.inEnglish("A template ends behind its set.", "Field Count", CUT)
          .inJapanese("テンプレートの末尾がセットの末尾を超えています。", CUT_JAPANESE);

  static final Fault TEMPLATE_EMPTY =
      Fault.inEnglish("A template has no field of any length.", "Field Length", EXPORTER)
          .inJapanese("テンプレートに、長さのあるフィールドがありません。", EXPORTER_JAPANESE);

  static final Fault FEWER_SAMPLES =
      Fault.inEnglish(
              "The sFlow packet has fewer samples than its header says.", "number of samples", CUT)
          .inJapanese("sFlow パケットのサンプル数が、ヘッダーに示された数より少なくなっています。", "サンプル数", CUT_JAPANESE);

  static final Fault LONG_SAMPLE =
      Fault.inEnglish("The sFlow sample ends behind its packet.", "sample length", CUT)
          .inJapanese("sFlow サンプルの末尾がパケットの末尾を超えています。", "サンプル長", CUT_JAPANESE);

  static final Fault CUT_SAMPLE =
      Fault.inEnglish("The sFlow sample is shorter than its fixed part.", "sample length", AGENT)
          .inJapanese("sFlow サンプルが、その固定長部分より短くなっています。", "サンプル長", AGENT_JAPANESE);

  static final Fault LONG_COUNTERS =
      Fault.inEnglish("The sFlow counter record ends behind its sample.", "flow data length", AGENT)
          .inJapanese("sFlow カウンター レコードの末尾がサンプルの末尾を超えています。", "フロー データ長", AGENT_JAPANESE);

  private FlowFaults() {}
}
