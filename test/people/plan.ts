/** A short plan of the demo commune for tests: letterhead, five targets, duties and a date. Invented. */
export const shortPlan = `ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ LƯƠNG MINH              Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND             Lương Minh, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện công tác trẻ em giai đoạn 2026-2030 trên địa bàn xã Lương Minh

Thực hiện Quyết định số 23/QĐ-TTg ngày 07/01/2021 của Thủ tướng Chính phủ, Ủy ban nhân dân xã Lương Minh ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Mục tiêu chung
Bảo đảm thực hiện các quyền của trẻ em.
2. Mục tiêu cụ thể
a) Mục tiêu 1: Chăm sóc sức khỏe trẻ em
- Chỉ tiêu 1: Tỷ lệ trẻ em dưới 5 tuổi được đăng ký khai sinh đạt 100% vào năm 2030.
- Chỉ tiêu 2: Giảm tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể chiều cao theo tuổi xuống dưới 15% vào năm 2030.
b) Mục tiêu 2: Bảo vệ trẻ em
- Chỉ tiêu 3: 100% trẻ em có hoàn cảnh đặc biệt được chăm sóc, nuôi dưỡng, trợ giúp vào năm 2030.
- Chỉ tiêu 4: Giảm tỷ suất trẻ em bị tai nạn thương tích qua các năm.
c) Mục tiêu 3: Giáo dục
- Chỉ tiêu 5: Phấn đấu tỷ lệ huy động trẻ em 5 tuổi đi học mẫu giáo đạt 99,9% vào năm 2030.

II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
Chủ trì, tham mưu triển khai thực hiện các chỉ tiêu 1, 3, 4 của Kế hoạch.
2. Trạm Y tế xã
Chủ trì thực hiện chỉ tiêu 2 của Kế hoạch.
3. Các trường học trên địa bàn xã
Chủ trì thực hiện chỉ tiêu 5 của Kế hoạch.

Yêu cầu các đơn vị báo cáo kết quả thực hiện về Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) trước ngày 20/11 hằng năm./.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Như trên;                            CHỦ TỊCH
- Lưu: VT.
`

/** The body of `planApi.add` for a text. */
export const handIn = (text: string = shortPlan, fileName = 'ke-hoach.txt') => ({
  fileName,
  contentBase64: Buffer.from(text, 'utf8').toString('base64'),
})
