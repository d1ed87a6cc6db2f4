package org.hansho.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that formats write as words of programs, as sentences say them. Each line is field, value,
 * English, Japanese; what is neither here nor of a shape that {@link ValuePatterns} knows is said
 * as it stands. Alerts keep the value itself.
 */
final class ValueWords {
  private static final String WORDS =
      """
      event.outcome|success|success|成功
      event.outcome|failure|failure|失敗
      event.outcome|unknown|outcome unknown|結果不明
      event.action|ftp-login|FTP sign-in|FTP サインイン
      event.action|ftp-upload|FTP upload|FTP アップロード
      event.action|ftp-download|FTP download|FTP ダウンロード
      event.action|ftp-delete|deletion over FTP|FTP での削除
      event.action|ftp-rename|renaming over FTP|FTP での名前の変更
      event.action|ftp-mkdir|new folder over FTP|FTP でのフォルダー作成
      event.action|Sign-in activity|a sign-in|サインイン
      command.forward.kind|ssh-local|of a local port by SSH|SSH のローカル転送
      command.forward.kind|ssh-remote|of a remote port by SSH|SSH のリモート転送
      command.forward.kind|ssh-dynamic|by a SOCKS proxy over SSH|SSH の SOCKS プロキシ
      command.forward.kind|ssh-tunnel|by a tunnel over SSH|SSH トンネル
      source.threat.category|malware|malware|マルウェア
      source.threat.category|tor|a Tor exit node|Tor 出口ノード
      source.threat.category|anonymous-proxy|an anonymous proxy|匿名プロキシ
      source.threat.category|c2|a command-and-control server|C2 サーバー
      source.threat.category|botnet|part of a botnet|ボットネット
      source.threat.category|scanner|a scanner|スキャナー
      source.threat.category|phishing|phishing|フィッシング
      source.threat.category|malicious|malicious|悪意あり
      source.threat.category|vpn|a VPN exit|VPN の出口
      destination.threat.category|malware|malware|マルウェア
      destination.threat.category|tor|a Tor exit node|Tor 出口ノード
      destination.threat.category|anonymous-proxy|an anonymous proxy|匿名プロキシ
      destination.threat.category|c2|a command-and-control server|C2 サーバー
      destination.threat.category|botnet|part of a botnet|ボットネット
      destination.threat.category|scanner|a scanner|スキャナー
      destination.threat.category|phishing|phishing|フィッシング
      destination.threat.category|malicious|malicious|悪意あり
      destination.threat.category|vpn|a VPN exit|VPN の出口
      url.threat.category|malware|malware|マルウェア
      url.threat.category|tor|a Tor exit node|Tor 出口ノード
      url.threat.category|anonymous-proxy|an anonymous proxy|匿名プロキシ
      url.threat.category|c2|a command-and-control server|C2 サーバー
      url.threat.category|botnet|part of a botnet|ボットネット
      url.threat.category|scanner|a scanner|スキャナー
      url.threat.category|phishing|phishing|フィッシング
      url.threat.category|malicious|malicious|悪意あり
      url.threat.category|vpn|a VPN exit|VPN の出口
      file.threat.category|malware|malware|マルウェア
      file.threat.category|tor|a Tor exit node|Tor 出口ノード
      file.threat.category|anonymous-proxy|an anonymous proxy|匿名プロキシ
      file.threat.category|c2|a command-and-control server|C2 サーバー
      file.threat.category|botnet|part of a botnet|ボットネット
      file.threat.category|scanner|a scanner|スキャナー
      file.threat.category|phishing|phishing|フィッシング
      file.threat.category|malicious|malicious|悪意あり
      file.threat.category|vpn|a VPN exit|VPN の出口
      dns.threat.category|malware|malware|マルウェア
      dns.threat.category|tor|a Tor exit node|Tor 出口ノード
      dns.threat.category|anonymous-proxy|an anonymous proxy|匿名プロキシ
      dns.threat.category|c2|a command-and-control server|C2 サーバー
      dns.threat.category|botnet|part of a botnet|ボットネット
      dns.threat.category|scanner|a scanner|スキャナー
      dns.threat.category|phishing|phishing|フィッシング
      dns.threat.category|malicious|malicious|悪意あり
      dns.threat.category|vpn|a VPN exit|VPN の出口
      web.evidence.family|sql-injection|SQL injection|SQL インジェクション
      web.evidence.family|cross-site-scripting|cross-site scripting|クロスサイト スクリプティング
      web.evidence.family|command-injection|command injection|コマンド インジェクション
      web.evidence.family|php-injection|PHP injection|PHP インジェクション
      web.evidence.family|expression-injection|expression injection|式インジェクション
      web.evidence.family|ldap-injection|LDAP injection|LDAP インジェクション
      web.evidence.family|nosql-injection|NoSQL injection|NoSQL インジェクション
      web.evidence.family|path-traversal|path traversal|パス トラバーサル
      web.evidence.family|server-side-request|a request for the metadata of the cloud|クラウドのメタデータの要求
      web.evidence.family|deserialization|an object to deserialize|逆シリアル化されるオブジェクト
      web.evidence.family|protocol-violation|a violation of HTTP|HTTP の規則違反
      web.evidence.family|scanner-agent|a scanner by its own name|スキャナーと名乗るクライアント
      web.evidence.family|sensitive-path|a path that attackers ask for|攻撃者がよく要求するパス
      baseline.new|external|an address of the internet|インターネットのアドレス
      baseline.new|internal|an address inside|内部のアドレス
      memory.region.class|image-listed|memory of a listed image|一覧にあるイメージ
      memory.region.class|image-unlisted|memory of an image that is not listed|一覧にないイメージ
      memory.region.class|mapped-executable|mapped memory|マップされたメモリ
      memory.region.class|private-executable|private memory|プライベート メモリ
      memory.region.class|unknown|memory of unknown kind|種類不明のメモリ
      memory.region.evidence|image-header|the header of an image|イメージのヘッダー
      memory.region.evidence|section-table|a wiped header before its sections|消去されたヘッダーとセクション表
      memory.region.evidence|hollowed-image|the program's own image replaced|置き換えられたプログラムのイメージ
      memory.region.evidence|unlisted-image|an image that is not listed|一覧にないイメージ
      memory.region.evidence|uncertain-image|an image that cannot be told apart|判別できないイメージ
      memory.region.evidence|thread-running|a thread running in it|実行中のスレッド
      memory.region.evidence|thread-started|a thread started in it|開始されたスレッド
      memory.region.evidence|return-address|a return into it on a stack|スタック上の戻り先
      memory.region.evidence|rebuilt-imports|imports rebuilt by hand|独自に構築されたインポート
      memory.region.evidence|writable-executable|writable and executable|書き込みと実行が可能
      memory.region.evidence|was-writable-executable|was writable and executable|書き込みと実行が可能だった
      memory.region.capabilities|image-section-descriptors|mapping of images|イメージのマップ
      memory.region.capabilities|dynamic-code|code made at run time|実行時のコード生成
      memory.region.capabilities|memory-allocation-and-loading|memory and loading|メモリの確保と読み込み
      memory.region.capabilities|remote-code-injection|code into other processes|他のプロセスへのコード注入
      memory.region.capabilities|control-hijack|control of threads|スレッドの制御
      memory.region.capabilities|environment|environment variables|環境変数
      memory.region.capabilities|other-processes-memory|memory of other processes|他のプロセスのメモリ
      memory.region.capabilities|token-privileges|tokens and privileges|トークンと特権
      memory.region.capabilities|http|HTTP|HTTP
      memory.region.capabilities|socket|sockets|ソケット
      memory.region.capabilities|cryptography|cryptography|暗号
      memory.region.capabilities|registry|registry|レジストリ
      memory.region.capabilities|process|processes|プロセス
      memory.region.capabilities|debugger-detection|detection of debuggers|デバッガーの検出
      memory.finding.details|get-pc|own address taken|自身のアドレスの取得
      memory.finding.details|loader-list|loader lists walked|ローダーの一覧の走査
      memory.finding.details|export-parse|export tables parsed|エクスポート表の解析
      memory.finding.details|hash-loop|text hashed in a loop|文字列のハッシュ計算
      memory.finding.details|api-hash|hashes of function names|関数名のハッシュ
      memory.finding.details|decoder-loop|own bytes decoded in a loop|自身のバイトの復号ループ
      memory.finding.details|egg-hunter|pages searched for a tag|目印を探すページの走査
      memory.finding.details|sled|run of no-operations|NOP の連続
      memory.finding.details|stack-string|name built on the stack|スタック上で組み立てた名前
      memory.finding.details|resolver-calls|calls through one register with constants|1 つのレジスターを介した定数付きの呼び出し
      memory.finding.details|direct-syscall|direct system call|直接のシステム コール
      """;

  /** An idiom of shellcode, where it begins, and what of it was seen. */
  private static final Pattern IDIOM = Pattern.compile("([a-z-]+)@([0-9a-f]+)( .*)?");

  private static final Map<String, List<String>> BY_FIELD_AND_VALUE = read();

  private ValueWords() {}

  private static Map<String, List<String>> read() {
    Map<String, List<String>> words = new HashMap<>();
    WORDS
        .lines()
        .map(line -> List.of(line.split("\\|", -1)))
        .forEach(line -> words.put(line.get(0) + "|" + line.get(1), line.subList(2, 4)));
    return Map.copyOf(words);
  }

  /** What a sentence says for a value of one of these fields. */
  static String of(List<String> fields, String value, Language language) {
    for (String field : fields) {
      Matcher idiom = IDIOM.matcher(value);
      boolean isIdiom = field.equals("memory.finding.details") && idiom.matches();
      List<String> words = BY_FIELD_AND_VALUE.get(field + "|" + (isIdiom ? idiom.group(1) : value));
      if (words != null) {
        String said = words.get(language.ordinal());
        String more = isIdiom && idiom.group(3) != null ? "," + idiom.group(3) : "";
        return isIdiom ? said + " (0x" + idiom.group(2) + more + ")" : said;
      }
    }
    String shaped = ValuePatterns.of(fields, value, language);
    return shaped == null ? value : shaped;
  }
}
