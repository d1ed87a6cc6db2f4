package org.hansho.memory.instruction;

/**
 * The opcodes behind 0F. Source: Intel SDM, volume 2D, appendix A, tables A-3 and A-6 (groups 6 to
 * 16); AMD APM, volume 3, appendix A, and VIA PadLock for what others added. The notation is that
 * of {@link OpcodeLine}.
 */
final class TwoByteMap {
  /** Instructions that work on general registers, with their operands. */
  static final String GENERAL =
      """
      02 lar Gv Ew
      03 lsl Gv Ew
      05 syscall
      06 clts
      07 sysret
      08 invd
      0b ud2
      1f nop Ev
      20-23 mov R
      24 i32 mov R
      26 i32 mov R
      30 wrmsr
      31 rdtsc
      32 rdmsr
      33 rdpmc
      34 sysenter
      35 sysexit
      37 getsec
      40-4f cmovcc Gv Ev
      80-8f jcc Jz
      90-9f setcc Eb
      a0 push S
      a1 pop S
      a2 cpuid
      a3 bt Ev Gv
      a4 shld Ev Gv Ib
      a5 shld Ev Gv CL
      a8 push S
      a9 pop S
      aa rsm
      ab bts Ev Gv
      ac shrd Ev Gv Ib
      ad shrd Ev Gv CL
      af imul Gv Ev
      b0 cmpxchg Eb Gb
      b1 cmpxchg Ev Gv
      b2 mem lss Gv M
      b3 btr Ev Gv
      b4 mem lfs Gv M
      b5 mem lgs Gv M
      b6 movzx Gv Eb
      b7 movzx Gv Ew
      b8 f3 popcnt Gv Ev
      b9 ud1 Gv Ev
      ba /4 bt Ev Ib
      ba /5 bts Ev Ib
      ba /6 btr Ev Ib
      ba /7 btc Ev Ib
      bb btc Ev Gv
      bc np,66,f3 bsf,tzcnt Gv Ev
      bd np,66,f3 bsr,lzcnt Gv Ev
      be movsx Gv Eb
      bf movsx Gv Ew
      c0 xadd Eb Gb
      c1 xadd Ev Gv
      c3 np mem movnti M Gy
      c8-cf bswap Zv
      ff ud0 Gv Ev
      """;

  /** System instructions, hints, protection keys and state: what ModRM selects. */
  static final String SYSTEM =
      """
      00 mem /0,1,2,3,4,5 sldt,str,lldt,ltr,verr m
      00 i64 f2 mem /6 lkgs m
      00 reg /0,1,2,3,4,5 sldt,str,lldt,ltr,verr m
      00 i64 f2 reg /6 lkgs m
      01 mem /0,1,2,3,4,6,7 sgdt,sidt,lgdt,lidt,smsw m
      01 f3 mem /5 rstorssp m
      01 reg /0 rm0,1,2,3,4,5 enclv,vmcall,vmlaunch,vmresume,vmxoff m
      01 np reg /0 rm6 enclv,vmcall,vmlaunch,vmresume,vmxoff m
      01 reg /1 rm0,1,3 monitor,mwait,clac,stac,tdcall m
      01 np reg /1 rm2,7 monitor,mwait,clac,stac,tdcall m
      01 66 reg /1 rm4 monitor,mwait,clac,stac,tdcall m
      01 reg /2 rm0,1,4,5,6,7 xgetbv,xsetbv,vmfunc,xend,xtest m
      01 reg /3 rm0,2,3,4,5,6,7 vmrun,vmmcall,vmgexit,vmload,vmsave m
      01 np,f3,f2 reg /3 rm1 vmrun,vmmcall,vmgexit,vmload,vmsave m
      01 reg /4,6 smsw,lmsw m
      01 np,f3,f2 reg /5 rm0 serialize,setssbsy,xsusldtrk,xresldtrk,saveprevssp m
      01 f2 reg /5 rm1 serialize,setssbsy,xsusldtrk,xresldtrk,saveprevssp m
      01 f3 reg /5 rm2 serialize,setssbsy,xsusldtrk,xresldtrk,saveprevssp m
      01 np reg /5 rm6,7 serialize,setssbsy,xsusldtrk,xresldtrk,saveprevssp m
      01 reg /7 rm0,1,4 swapgs,rdtscp,monitorx,mcommit,mwaitx m
      01 np,f3 reg /7 rm2 swapgs,rdtscp,monitorx,mcommit,mwaitx m
      01 np reg /7 rm3,5,6 swapgs,rdtscp,monitorx,mcommit,mwaitx m
      01 np,f2 reg /7 rm7 swapgs,rdtscp,monitorx,mcommit,mwaitx m
      01 i64 f3,f2 reg /0,7 rm6 wrmsrlist,rdmsrlist,pbndkb,rmpquery,rmpadjust m
      01 i64 np reg /0 rm7 wrmsrlist,rdmsrlist,pbndkb m
      01 i64 f3,f2 reg /1 rm2 eretu,erets,seamret,seamops,seamcall m
      01 i64 66 reg /1 rm5,6,7 eretu,erets,seamret,seamops,seamcall m
      01 i64 f3 reg /5 rm4,5,6,7 uiret,testui,clui,stui m
      01 i64 f3 reg /7 rm5,7 rmpquery,rmpadjust,rmpupdate,psmash m
      0d mem prefetch,prefetchw,prefetchwt1 m
      18 mem prefetchnta,prefetcht0,prefetcht1,prefetcht2,prefetchrst2 m
      18 reg nop m
      19 mem nop m
      19 reg nop m
      1a mem /0,1,2,3 bndldx,bndmov,bndcl,bndcu m
      1a reg /0,1,2,3 rm0,1,2,3 nop,bndmov,bndcl,bndcu m
      1a np,f3,f2 reg /0,1,2,3 rm4,5,6,7 nop,bndmov,bndcl,bndcu m
      1a np reg /4,5,6,7 nop m
      1b mem /0,1,2,3 bndstx,bndmov,bndmk,bndcn m
      1b reg /0,1,2,3 rm0,1,2,3 nop,bndmov,bndcn m
      1b np,f3,f2 reg /0,1,2,3 rm4,5,6,7 nop,bndmov,bndcn m
      1b np,f3 reg /4,5,6,7 nop m
      1c mem cldemote,nop m
      1c reg nop m
      1d mem nop m
      1d reg nop m
      1e mem nop m
      1e reg nop,endbr64,rdssp m
      a6 f3,f2 reg /0 rm0 montmul,sm2 m
      a6 f2 reg /0 rm1,2,3,4,5,6,7 montmul,sm2 m
      a6 reg /1,2,3,4 rm0 xsha1,xsha256,xsha384,xsha512 m
      a6 f3 reg /5 sm3 m
      a7 reg /0,1,2,3,4,5,7 rm0 xrng2 m
      a7 f3 reg /6 sm4 m
      ae mem /0 fxsave M
      ae mem /1,2,3 fxrstor,ldmxcsr,stmxcsr m
      ae np,f3 mem /4 xsave,ptwrite m
      ae np mem /5 xrstor m
      ae np,66,f3 mem /6 xsaveopt,clwb,clrssbsy m
      ae np,66 mem /7 clflush,clflushopt m
      ae f3 reg /0,1,2,3,4 rdfsbase,rdgsbase,wrfsbase,wrgsbase,ptwrite m
      ae np,f3 reg /5 lfence,incsspd m
      ae reg /6,7 rm0 mfence,tpause,umonitor,umwait,sfence m
      ae 66,f3,f2 reg /6 rm1,2,3,4,5,6,7 mfence,tpause,umonitor,umwait m
      c7 mem /1,3,4,5,7 cmpxchg8b,xrstors,xsavec,xsaves,vmptrst m
      c7 np,66,f3 mem /6 vmptrld,vmclear,vmxon m
      c7 np,66 reg /6 rdrand m
      c7 np,66,f3 reg /7 rdseed,rdpid m
      c7 i64 f3 reg /6 senduipi m
      """;

  /** MMX and SSE: prefixes select the instruction. */
  static final String VECTOR =
      """
      09 np,f3 wbinvd,wbnoinvd
      0e femms
      10 movups,movupd,movss,movsd m
      11 movups,movupd,movss,movsd m
      12 mem movlps,movlpd,movsldup,movddup m
      12 np,f3,f2 movlps,movhlps,movsldup,movddup m
      13 np,66 mem movlps,movlpd m
      14 np,66 unpcklps,unpcklpd m
      15 np,66 unpckhps,unpckhpd m
      16 np,66,f3 mem movhps,movhpd,movshdup m
      16 np,f3 movhps,movlhps,movshdup m
      17 np,66 mem movhps,movhpd m
      28 np,66 movaps,movapd m
      29 np,66 movaps,movapd m
      2a cvtpi2ps,cvtpi2pd,cvtsi2ss,cvtsi2sd m
      2b mem movntps,movntpd,movntss,movntsd m
      2c cvttps2pi,cvttpd2pi,cvttss2si,cvttsd2si m
      2d cvtps2pi,cvtpd2pi,cvtss2si,cvtsd2si m
      2e np,66 ucomiss,ucomisd m
      2f np,66 comiss,comisd m
      50 np,66 reg movmskps,movmskpd m
      51 sqrtps,sqrtpd,sqrtss,sqrtsd m
      52 np,f3 rsqrtps,rsqrtss m
      53 np,f3 rcpps,rcpss m
      54 np,66 andps,andpd m
      55 np,66 andnps,andnpd m
      56 np,66 orps,orpd m
      57 np,66 xorps,xorpd m
      58 addps,addpd,addss,addsd m
      59 mulps,mulpd,mulss,mulsd m
      5a cvtps2pd,cvtpd2ps,cvtss2sd,cvtsd2ss m
      5b np,66,f3 cvtdq2ps,cvtps2dq,cvttps2dq m
      5c subps,subpd,subss,subsd m
      5d minps,minpd,minss,minsd m
      5e divps,divpd,divss,divsd m
      5f maxps,maxpd,maxss,maxsd m
      60 np,66 punpcklbw m
      61 np,66 punpcklwd m
      62 np,66 punpckldq m
      63 np,66 packsswb m
      64 np,66 pcmpgtb m
      65 np,66 pcmpgtw m
      66 np,66 pcmpgtd m
      67 np,66 packuswb m
      68 np,66 punpckhbw m
      69 np,66 punpckhwd m
      6a np,66 punpckhdq m
      6b np,66 packssdw m
      6c 66 punpcklqdq m
      6d 66 punpckhqdq m
      6e np,66 movd m
      6f np,66,f3 movq,movdqa,movdqu m
      70 pshufw,pshufd,pshufhw,pshuflw m Ib
      71 np,66 reg /2,4,6 psrlw,psraw,psllw m Ib
      72 np,66 reg /2,4,6 psrld,psrad,pslld m Ib
      73 np,66 reg /2,6 psrlq,psllq m Ib
      73 66 reg /2,3,6,7 psrlq,psrldq,psllq,pslldq m Ib
      74 np,66 pcmpeqb m
      75 np,66 pcmpeqw m
      76 np,66 pcmpeqd m
      77 np emms
      78 np vmread m
      78 66,f2 reg extrq,insertq m Iw
      79 np,66,f2 reg vmwrite,extrq,insertq m
      79 np vmwrite m
      7c 66,f2 haddpd,haddps m
      7d 66,f2 hsubpd,hsubps m
      7e np,66,f3 movd,movq m
      7f np,66,f3 movq,movdqa,movdqu m
      c2 cmpps,cmppd,cmpss,cmpsd m Ib
      c4 np,66 pinsrw m Ib
      c5 np,66 reg pextrw m Ib
      c6 np,66 shufps,shufpd m Ib
      d0 66,f2 addsubpd,addsubps m
      d1 np,66 psrlw m
      d2 np,66 psrld m
      d3 np,66 psrlq m
      d4 np,66 paddq m
      d5 np,66 pmullw m
      d6 66 movq m
      d6 66,f3,f2 reg movq,movq2dq,movdq2q m
      d7 np,66 reg pmovmskb m
      d8 np,66 psubusb m
      d9 np,66 psubusw m
      da np,66 pminub m
      db np,66 pand m
      dc np,66 paddusb m
      dd np,66 paddusw m
      de np,66 pmaxub m
      df np,66 pandn m
      e0 np,66 pavgb m
      e1 np,66 psraw m
      e2 np,66 psrad m
      e3 np,66 pavgw m
      e4 np,66 pmulhuw m
      e5 np,66 pmulhw m
      e6 66,f3,f2 cvttpd2dq,cvtdq2pd,cvtpd2dq m
      e7 np,66 mem movntq,movntdq m
      e8 np,66 psubsb m
      e9 np,66 psubsw m
      ea np,66 pminsw m
      eb np,66 por m
      ec np,66 paddsb m
      ed np,66 paddsw m
      ee np,66 pmaxsw m
      ef np,66 pxor m
      f0 f2 mem lddqu m
      f1 np,66 psllw m
      f2 np,66 pslld m
      f3 np,66 psllq m
      f4 np,66 pmuludq m
      f5 np,66 pmaddwd m
      f6 np,66 psadbw m
      f7 np,66 reg maskmovq,maskmovdqu m
      f8 np,66 psubb m
      f9 np,66 psubw m
      fa np,66 psubd m
      fb np,66 psubq m
      fc np,66 paddb m
      fd np,66 paddw m
      fe np,66 paddd m
      """;

  private TwoByteMap() {}
}
