package org.hansho.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that formats write as words of programs, as sentences say them. Each line is field, value,
 * English, Japanese; what is not here is said as it stands. Alerts keep the value itself.
 */
final class ValueWords {
  private static final String WORDS =
      """
      event.outcome|success|success|成功
      event.outcome|failure|failure|失敗
      event.outcome|unknown|outcome unknown|結果不明
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
    return value;
  }
}
