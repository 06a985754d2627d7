package io.credits.purchase;

/** How a receipt looks: quiet on the screen, one sheet of A4 on paper, and nothing is fetched. */
final class ReceiptStyle {

    static final String SHEET = """
            <style>
            @page { size: A4; margin: 14mm 16mm; }
            * { box-sizing: border-box; margin: 0; padding: 0; }
            html { background: #eef0f3; color: #1d2433; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
            body { font: 400 10pt/1.45 "Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
              font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
            main { background: #fff; width: 210mm; max-width: 100%; min-height: 262mm; margin: 8mm auto; padding: 14mm 16mm;
              display: flex; flex-direction: column; box-shadow: 0 1mm 6mm rgb(29 36 51 / 12%); }
            header { display: flex; justify-content: space-between; gap: 12mm; padding-bottom: 6mm;
              border-bottom: 0.6mm solid #2f4b7c; }
            .seller { flex: 1 1 58%; min-width: 0; }
            .what { flex: 0 1 auto; max-width: 42%; text-align: right; }
            h1 { font-size: 15pt; font-weight: 650; line-height: 1.2; letter-spacing: -0.01em; color: #2f4b7c; }
            .paid { display: inline-block; margin-top: 2.5mm; padding: 0.6mm 3.2mm; border: 0.35mm solid #1f7a4d;
              border-radius: 4mm; color: #1f7a4d; font-size: 8pt; font-weight: 700; letter-spacing: 0.09em;
              text-transform: uppercase; }
            .name { font-size: 12pt; font-weight: 650; line-height: 1.25; margin-bottom: 1mm; }
            .address { color: #4a5468; }
            .mark span:first-child { color: #6b7488; margin-right: 1.6mm; }
            .mark { margin-top: 0.6mm; font-size: 9pt; }
            h2, dt, thead th { font-size: 7.5pt; font-weight: 600; letter-spacing: 0.06em; text-transform: uppercase;
              color: #6b7488; }
            .references { display: grid; grid-template-columns: repeat(auto-fit, minmax(30mm, 1fr)); gap: 4mm 6mm;
              padding: 5mm 0; }
            .buyer { padding: 4mm 5mm; background: #f6f7f9; border-radius: 1.5mm; }
            .buyer h2 { margin-bottom: 1mm; }
            table { width: 100%; border-collapse: collapse; }
            .items { margin-top: 7mm; }
            th, td { padding: 2mm 2.5mm; text-align: left; vertical-align: top; }
            th:first-child, td:first-child { padding-left: 0; }
            th:last-child, td:last-child { padding-right: 0; }
            thead th { border-bottom: 0.35mm solid #1d2433; vertical-align: bottom; }
            tbody td { border-bottom: 0.2mm solid #dfe3ea; }
            .figure { text-align: right; white-space: nowrap; }
            .items thead .figure { white-space: normal; }
            .items { overflow-wrap: break-word; }
            .sums { width: 92mm; max-width: 100%; margin: 3mm 0 8mm auto; }
            .sums th { font-weight: 400; color: #4a5468; }
            .sums th, .sums td { padding-top: 1.3mm; padding-bottom: 1.3mm; border: 0; }
            .sums .total th, .sums .total td { padding-top: 2.6mm; border-top: 0.6mm solid #2f4b7c; font-size: 13pt;
              font-weight: 700; color: #1d2433; }
            footer { margin-top: auto; padding-top: 4mm; border-top: 0.2mm solid #dfe3ea; color: #4a5468; font-size: 8.5pt; }
            .dense { font-size: 8.5pt; line-height: 1.35; }
            .dense .name { font-size: 10pt; }
            .dense .address, .dense .mark { font-size: 7.5pt; line-height: 1.25; }
            .dense .items { margin-top: 4mm; }
            .dense th, .dense td { padding-top: 1.1mm; padding-bottom: 1.1mm; }
            .dense .sums th, .dense .sums td { padding-top: 0.6mm; padding-bottom: 0.6mm; }
            .dense .sums { margin-bottom: 4mm; }
            tr, header, .buyer, footer { break-inside: avoid; }
            @media screen and (max-width: 640px) {
              main { margin: 0; padding: 6mm 4mm; min-height: 0; box-shadow: none; }
              header { flex-direction: column; gap: 4mm; }
              .what { max-width: none; text-align: left; }
              .items { font-size: 8pt; }
              .items thead th { font-size: 6.5pt; letter-spacing: 0; }
              .items th, .items td { padding: 1.6mm 0.8mm; }
              footer { margin-top: 4mm; }
            }
            @media print {
              html { background: none; }
              main { width: auto; min-height: 258mm; margin: 0; padding: 0; box-shadow: none; }
            }
            </style>
            """;

    private ReceiptStyle() {}
}
